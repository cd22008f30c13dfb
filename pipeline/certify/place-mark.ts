import { widthPt } from './fonts.ts';
import { type PlacedText, type Rect, sheetSize } from './sheet.ts';

const words = 'BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';

/** The mark over a paper that proves nothing: framed, in the upper margin, on nothing else's place. */
export function placeMark(): { text: PlacedText; frame: Rect } {
  const sizePt = 12;
  const width = widthPt('bold', words, sizePt);
  const x = (sheetSize.width - width) / 2;
  const y = sheetSize.height - 34;
  return {
    text: { text: words, style: 'bold', sizePt, x, y, ink: 'red' },
    frame: { x: x - 8, y: y - 5, width: width + 16, height: 19 },
  };
}
