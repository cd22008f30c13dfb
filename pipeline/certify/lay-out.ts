import { ExpectedError } from '#schemas/errors.ts';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { ExtractTemplate } from '#schemas/template.ts';
import { printable, widthPt } from './fonts.ts';
import { type Pen, placeBlock, type Setting } from './place-blocks.ts';
import { placeMark } from './place-mark.ts';
import { placeQr } from './place-qr.ts';
import { margins, type PlacedQr, type PlacedText, type Sheet, sheetSize, textWidth } from './sheet.ts';
import { setCell, wordsOf } from './set-cell.ts';
import { groupCode } from './verify-code.ts';

/** From a sheet with room to spare to one that is full: first air goes, then size, and not below 9 points. */
const settings: readonly Setting[] = [
  ...[1.62, 1.52].map((leading) => ({ sizePt: 13, leading, signatureMm: 38 })),
  ...[1.44, 1.36, 1.3, 1.25].map((leading) => ({ sizePt: 13, leading, signatureMm: 34 })),
  ...[1.3, 1.24].map((leading) => ({ sizePt: 12.5, leading, signatureMm: 32 })),
  ...[12, 11.5, 11, 10.5, 10, 9.5, 9].map((sizePt) => ({ sizePt, leading: 1.22, signatureMm: 30 })),
];

const addressPt = 7.5;

/** The address on one line; where that is too long, the code stands on a line of its own. */
function addressLines({ checkUrl, code }: AuthorizedExtract): string[] {
  const width = textWidth * 0.42;
  const address = printable(checkUrl);
  const fits = widthPt('regular', address, addressPt) <= width;
  return (fits ? [address] : address.split(new RegExp(`(?=${code}$)`)))
    .flatMap((text) => setCell(wordsOf([{ text, style: 'regular' }]), width, addressPt, 0))
    .map((line) => line.map(({ text }) => text).join(''));
}

/** The check code and its address under the QR code; ours, not the Ministry's, and it says so. */
function placeCheck(extract: AuthorizedExtract, content: string): { qr: PlacedQr; texts: PlacedText[] } {
  const lines = [
    { text: 'Mã kiểm tra của cơ quan cấp', style: 'italic', sizePt: 9 } as const,
    { text: groupCode(extract.code), style: 'bold', sizePt: 10.5 } as const,
    ...addressLines(extract).map((text) => ({ text, style: 'regular', sizePt: addressPt }) as const),
  ];
  const height = lines.reduce((sum, line) => sum + line.sizePt * 1.25, 0);
  const qr = placeQr(content, margins.bottom + height);
  let y = margins.bottom + height;
  const texts = lines.map((line): PlacedText => {
    y -= line.sizePt * 1.25;
    return { ...line, x: margins.left, y: y + line.sizePt * 0.25, ink: 'black' };
  });
  return { qr, texts };
}

/**
 * One sheet of A4 with everything on it. Long values wrap, then the whole sheet is set tighter and smaller. `content`: what
 * the QR code holds, from `qrAddress`. Throws `extract.letter-missing`, and `extract.too-long` when it does not fit at 9 points.
 */
export function layOut(
  extract: AuthorizedExtract,
  template: ExtractTemplate,
  content: string = extract.checkUrl,
): Sheet {
  const check = placeCheck(extract, content);
  const mark = extract.testMark ? placeMark() : null;
  const checkTop = check.qr.rect.y + check.qr.rect.height + 10;
  const words: Pen['words'] = new Map();
  const lines: Pen['lines'] = new Map();
  for (const how of settings) {
    const top = sheetSize.height - margins.top;
    const pen: Pen = { y: top, texts: [], rules: [], leftEnd: top, officer: null, seal: null, words, lines };
    for (const block of template.blocks) placeBlock(pen, block, extract, how);
    if (pen.officer === null || pen.seal === null) throw new Error(`template ${template.id} has no signer`);
    if (pen.y < margins.bottom || pen.leftEnd < checkTop) continue;
    return {
      texts: [...pen.texts, ...check.texts, ...(mark ? [mark.text] : [])],
      rules: pen.rules,
      frames: mark ? [mark.frame] : [],
      qr: check.qr,
      officer: pen.officer,
      seal: pen.seal,
      bodySizePt: how.sizePt,
    };
  }
  throw new ExpectedError('extract.too-long', { templateId: template.id });
}
