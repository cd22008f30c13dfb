import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { ExtractTemplate } from '#schemas/template.ts';
import type { CropPicture } from './crop-picture.ts';
import { printable, type Style, widthPt } from './fonts.ts';
import { bodyInFull } from './issuing-body.ts';
import { placeMark } from './place-mark.ts';
import { setCell, wordsOf } from './set-cell.ts';
import { type CropSheet, margins, type PlacedText, sheetSize, textWidth } from './sheet.ts';
import { groupCode } from './verify-code.ts';

/** No pixel is drawn larger than this: a small crop is not blown up into a blur. 100 dpi. */
const mostPtAPixel = 72 / 100;

/**
 * The second sheet: the entry as it stands in the book, where it stands, and the hash of the picture, which the QR code on
 * the first sheet carries, too. Throws `extract.letter-missing`.
 */
export function layOutCrop(
  extract: AuthorizedExtract & { readonly source: NonNullable<AuthorizedExtract['source']> },
  template: ExtractTemplate,
  picture: CropPicture,
): CropSheet {
  const { source } = extract;
  const texts: PlacedText[] = [];
  let y = sheetSize.height - margins.top;
  const set = (text: string, style: Style, sizePt: number): void => {
    for (const line of setCell(wordsOf([{ text: printable(text), style }]), textWidth, sizePt, 0)) {
      y -= sizePt * 1.35;
      for (const segment of line)
        texts.push({ ...segment, sizePt, x: margins.left + segment.x, y, ink: 'black' });
    }
  };
  const title = 'BẢN CHỤP TRƯỜNG HỢP ĐĂNG KÝ TRONG SỔ';
  y -= 15;
  const x = margins.left + (textWidth - widthPt('bold', title, 15)) / 2;
  texts.push({ text: title, style: 'bold', sizePt: 15, x, y, ink: 'black' });
  y -= 8;
  set(`Trang 2, kèm theo ${template.title} số ${extract.number}`, 'italic', 12);
  set(`Nơi đăng ký: ${bodyInFull(extract.registerBody)}`, 'regular', 12);
  set(
    `Sổ: ${source.bookCode}; quyển số: ${source.bookNo}; trang: ${source.page}; số: ${source.entryNo}`,
    'regular',
    12,
  );
  const top = y - 10;
  const foot = [
    { text: `Mã kiểm tra của cơ quan cấp: ${groupCode(extract.code)}`, sizePt: 10 },
    { text: `SHA-256 của ảnh: ${picture.sha256}`, sizePt: 9 },
  ];
  y = margins.bottom + foot.reduce((sum, { sizePt }) => sum + sizePt * 1.35, 0);
  const bottom = y + 10;
  for (const { text, sizePt } of foot) set(text, 'regular', sizePt);
  const scale = Math.min(textWidth / picture.widthPx, (top - bottom) / picture.heightPx, mostPtAPixel);
  const width = picture.widthPx * scale;
  const height = picture.heightPx * scale;
  const left = margins.left + (textWidth - width) / 2;
  const mark = extract.testMark ? placeMark() : null;
  return {
    texts: [...texts, ...(mark ? [mark.text] : [])],
    rules: [top, top - height].map((at) => ({ x: left, y: at, width, thickness: 0.4 })),
    frames: mark ? [mark.frame] : [],
    picture: { x: left, y: top - height, width, height },
  };
}
