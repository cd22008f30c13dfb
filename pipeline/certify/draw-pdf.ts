import { createHash } from 'node:crypto';
import {
  PDFContext,
  type PDFDict,
  PDFHexString,
  type PDFObject,
  type PDFRef,
  PDFString,
  PDFWriter,
} from 'pdf-lib';
import { canonicalJson } from '#schemas/canonical.ts';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { ExtractTemplate } from '#schemas/template.ts';
import { hex, infoOf, outputIntents, producer, profile } from './archive.ts';
import type { CropPicture } from './crop-picture.ts';
import { drawCropSheet, drawSheet, qrMask } from './draw-sheet.ts';
import { addFont } from './font-objects.ts';
import { styles } from './fonts.ts';
import { localIso } from './local-time.ts';
import { type CropSheet, type Rect, type Sheet, sheetSize } from './sheet.ts';
import { rawStream } from './raw-stream.ts';
import { xmp } from './xmp.ts';

/** An object that a signature will write again, as it stands in the unsigned file. */
interface Rewritten {
  readonly number: number;
  readonly text: string;
}

/** The unsigned paper, and what a signing revision must know of it. */
export interface DrawnPdf {
  readonly bytes: Uint8Array;
  readonly root: Rewritten;
  readonly fields: {
    readonly officer: Rewritten & { rect: Rect };
    readonly seal: Rewritten & { rect: Rect };
  };
  readonly infoNumber: number;
  /** Highest object number in use. */
  readonly lastNumber: number;
  readonly idHex: string;
  readonly fontNumbers: Readonly<Record<'regular' | 'bold' | 'italic', number>>;
}

/** An empty signature field and its widget. All three must be there before the first signature: DocMDP forbids adding. */
function addField(
  context: PDFContext,
  page: PDFRef,
  name: string,
  says: string,
  rect: Rect | null,
): { ref: PDFRef; dict: PDFDict } {
  const corners = rect ? [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height] : [0, 0, 0, 0];
  const blank = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, rect?.width ?? 0, rect?.height ?? 0] };
  const dict = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: hex(name),
    TU: hex(says),
    F: 132,
    Rect: corners.map((n) => Math.round(n * 100) / 100),
    P: page,
    ...(rect ? { AP: { N: context.register(context.stream(new Uint8Array(), blank)) } } : {}),
  });
  return { ref: context.register(dict), dict };
}

/** The second page, and the picture on it. */
export interface SecondPage {
  readonly sheet: CropSheet;
  readonly picture: CropPicture;
}

/**
 * Writes a sheet down as PDF/A-2u with three empty signature fields. The same authorization and sheets give the same
 * bytes: no clock, no chance, and nothing compressed here (fonts come deflated from their asset, the crop is a JPEG
 * already and stays the file it is).
 */
export async function drawPdf(
  extract: AuthorizedExtract,
  template: ExtractTemplate,
  sheet: Sheet,
  second: SecondPage | null = null,
): Promise<DrawnPdf> {
  const digest = createHash('sha256').update(canonicalJson(extract)).digest('hex');
  const at = new Date(extract.authorizedAt);
  const context = PDFContext.create();
  const stream = (
    bytes: Uint8Array,
    dict: Record<string, PDFObject | string | number | boolean | number[]>,
  ): PDFRef => context.register(rawStream(context.obj(dict), bytes));

  const page = context.nextRef();
  const fonts = Object.fromEntries(styles.map((style) => [style, addFont(context, style)])) as Record<
    (typeof styles)[number],
    PDFRef
  >;
  const qr = stream(qrMask(sheet.qr), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: sheet.qr.size,
    Height: sheet.qr.size,
    BitsPerComponent: 1,
    ImageMask: true,
  });
  const content = stream(Buffer.from(drawSheet(sheet), 'latin1'), {});
  const officer = addField(context, page, 'officer', 'Chữ ký của người ký', sheet.officer);
  const seal = addField(context, page, 'seal', 'Dấu của cơ quan', sheet.seal);
  const archive = addField(context, page, 'archive-ts', 'Dấu thời gian lưu trữ', null);
  const pages = context.nextRef();
  const leaf = (pictures: Record<string, PDFRef>, contents: PDFRef) => ({
    Type: 'Page',
    Parent: pages,
    MediaBox: [0, 0, sheetSize.width, sheetSize.height],
    Resources: {
      Font: { regular: fonts.regular, bold: fonts.bold, italic: fonts.italic },
      XObject: pictures,
    },
    Contents: contents,
  });
  context.assign(
    page,
    context.obj({ ...leaf({ qr }, content), Annots: [officer.ref, seal.ref, archive.ref] }),
  );
  const kids = [page];
  if (second) {
    const { jpeg, widthPx, heightPx, colorSpace } = second.picture;
    const crop = stream(jpeg, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: widthPx,
      Height: heightPx,
      BitsPerComponent: 8,
      ColorSpace: colorSpace,
      Filter: 'DCTDecode',
    });
    const shown = stream(Buffer.from(drawCropSheet(second.sheet), 'latin1'), {});
    kids.push(context.register(context.obj(leaf({ crop }, shown))));
  }
  context.assign(pages, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));

  const title = `${template.title} số ${extract.number}`;
  const facts = {
    title,
    author: extract.issuingBody.name,
    producer,
    madeAt: localIso(at),
    identifier: extract.code,
    description: digest,
  };
  const catalog = context.obj({
    Type: 'Catalog',
    Pages: pages,
    Lang: PDFString.of('vi-VN'),
    ViewerPreferences: { DisplayDocTitle: true },
    Metadata: stream(Buffer.from(xmp(facts), 'utf8'), { Type: 'Metadata', Subtype: 'XML' }),
    OutputIntents: outputIntents(stream(profile, { N: 3 })),
    AcroForm: { Fields: [officer.ref, seal.ref, archive.ref], SigFlags: 3 },
  });
  const root = context.register(catalog);
  const info = context.register(context.obj(infoOf(title, extract.issuingBody.name, at)));
  const idHex = digest.slice(0, 32);
  context.trailerInfo.Root = root;
  context.trailerInfo.Info = info;
  context.trailerInfo.ID = context.obj([PDFHexString.of(idHex), PDFHexString.of(idHex)]);
  const rewritten = (ref: PDFRef, dict: PDFDict): Rewritten => ({
    number: ref.objectNumber,
    text: dict.toString(),
  });
  return {
    bytes: await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer(),
    root: rewritten(root, catalog),
    fields: {
      officer: { ...rewritten(officer.ref, officer.dict), rect: sheet.officer },
      seal: { ...rewritten(seal.ref, seal.dict), rect: sheet.seal },
    },
    infoNumber: info.objectNumber,
    lastNumber: context.largestObjectNumber,
    idHex,
    fontNumbers: {
      regular: fonts.regular.objectNumber,
      bold: fonts.bold.objectNumber,
      italic: fonts.italic.objectNumber,
    },
  };
}
