import { createHash } from 'node:crypto';
import { PDFContext, PDFHexString, type PDFRef, PDFRawStream, PDFString, PDFWriter } from 'pdf-lib';
import { canonicalJson } from '#schemas/canonical.ts';
import { infoOf, outputIntents, producer, profile } from '../certify/archive.ts';
import { drawMarks } from '../certify/draw-sheet.ts';
import { addFont } from '../certify/font-objects.ts';
import { styles } from '../certify/fonts.ts';
import { localIso } from '../certify/local-time.ts';
import { sheetSize } from '../certify/sheet.ts';
import { xmp } from '../certify/xmp.ts';
import type { FlowPage } from './flow.ts';

/**
 * Sheets as PDF/A-2u. `of`: the value they print; the same value gives the same bytes. Throws `extract.letter-missing`.
 */
export async function drawFlow(
  sheets: readonly FlowPage[],
  {
    of,
    title,
    author,
    identifier,
    at,
  }: { of: object; title: string; author: string; identifier: string; at: Date },
): Promise<Uint8Array> {
  const digest = createHash('sha256').update(canonicalJson(of)).digest('hex');
  const context = PDFContext.create();
  const stream = (bytes: Uint8Array, dict: Record<string, string | number>): PDFRef =>
    context.register(PDFRawStream.of(context.obj(dict), bytes));
  const fonts = Object.fromEntries(styles.map((style) => [style, addFont(context, style)]));
  const parent = context.nextRef();
  const kids = sheets.map((page) =>
    context.register(
      context.obj({
        Type: 'Page',
        Parent: parent,
        MediaBox: [0, 0, sheetSize.width, sheetSize.height],
        Resources: { Font: fonts },
        Contents: stream(Buffer.from(drawMarks(page).join('\n'), 'latin1'), {}),
      }),
    ),
  );
  context.assign(parent, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
  const facts = {
    title,
    author,
    producer,
    madeAt: localIso(at),
    identifier,
    description: digest,
  };
  context.trailerInfo.Root = context.register(
    context.obj({
      Type: 'Catalog',
      Pages: parent,
      Lang: PDFString.of('vi-VN'),
      ViewerPreferences: { DisplayDocTitle: true },
      Metadata: stream(Buffer.from(xmp(facts), 'utf8'), { Type: 'Metadata', Subtype: 'XML' }),
      OutputIntents: outputIntents(stream(profile, { N: 3 })),
    }),
  );
  context.trailerInfo.Info = context.register(context.obj(infoOf(title, author, at)));
  const id = PDFHexString.of(digest.slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}
