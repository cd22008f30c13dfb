import { createHash } from 'node:crypto';
import { PDFContext, PDFHexString, type PDFRef, PDFRawStream, PDFString, PDFWriter } from 'pdf-lib';
import { canonicalJson } from '#schemas/canonical.ts';
import { viMinute as words } from '#schemas/wording/vi-minute.ts';
import { infoOf, outputIntents, producer, profile } from '../certify/archive.ts';
import { drawMarks } from '../certify/draw-sheet.ts';
import { addFont } from '../certify/font-objects.ts';
import { styles } from '../certify/fonts.ts';
import { localIso } from '../certify/local-time.ts';
import { sheetSize } from '../certify/sheet.ts';
import { xmp } from '../certify/xmp.ts';
import { layOutMinute } from './lay-out-minute.ts';
import type { Minute } from './minute.ts';

/**
 * The minute as PDF/A-2u, to be printed and signed by both sides. The same minute gives the same bytes.
 * Throws `extract.letter-missing`.
 */
export async function drawMinute(minute: Minute): Promise<Uint8Array> {
  const at = new Date(minute.judgedAt);
  const digest = createHash('sha256').update(canonicalJson(minute)).digest('hex');
  const context = PDFContext.create();
  const stream = (bytes: Uint8Array, dict: Record<string, string | number>): PDFRef =>
    context.register(PDFRawStream.of(context.obj(dict), bytes));
  const fonts = Object.fromEntries(styles.map((style) => [style, addFont(context, style)]));
  const parent = context.nextRef();
  const kids = layOutMinute(minute).map((page) =>
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
  const title = `${words.title} ${minute.book.code}/${minute.round}`;
  const author = minute.book.registerBody.name;
  const facts = {
    title,
    author,
    producer,
    madeAt: localIso(at),
    identifier: `${minute.book.code}/${minute.round}`,
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
