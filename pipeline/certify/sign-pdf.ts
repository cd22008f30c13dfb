import { ExpectedError } from '#schemas/errors.ts';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import {
  addRevision,
  byteRangeSlot,
  contentsSlot,
  fillContents,
  type RevisionObject,
} from './add-revision.ts';
import { plainAppearance, testSeal, testSignature } from './appearance.ts';
import { cmsSignature, hash, signedAttributes } from './cms.ts';
import type { DrawnPdf } from './draw-pdf.ts';
import { headerLines } from './issuing-body.ts';
import { localIso, pdfDate } from './local-time.ts';
import { pdfNumber, pdfTextHex } from './pdf-text.ts';
import { trailerOf } from './read-pdf.ts';
import type { Seal, Signer } from './seal.ts';
import { refuseOutOfTime } from './validity.ts';

/** One of the two signatures to come: who, in which field, what it shows. */
interface Signing {
  readonly signer: Signer;
  readonly name: string;
  readonly field: DrawnPdf['fields']['officer'];
  readonly appearance: string;
  /** The first signature certifies: from then on only fields may be filled in (DocMDP 2). */
  readonly certifies: boolean;
}

const within = (dictionary: string, entries: string): string => dictionary.replace(/>>$/, `${entries}\n>>`);

function revisionObjects(
  drawn: DrawnPdf,
  extract: AuthorizedExtract,
  signing: Signing,
  first: number,
  room: number,
) {
  const { field, name, certifies } = signing;
  const { regular, bold, italic } = drawn.fontNumbers;
  const at = pdfDate(new Date(extract.authorizedAt));
  const reference = `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>]`;
  const signature = [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/ByteRange ${byteRangeSlot} /Contents ${contentsSlot(room)}`,
    `/M (${at}) /Name <${pdfTextHex(name)}> /Reason <${pdfTextHex('Cấp bản sao trích lục hộ tịch')}>`,
    `/Location <${pdfTextHex(extract.issuedAt)}>${certifies ? ` ${reference}` : ''} >>`,
  ].join('\n');
  const shown = [
    `<< /Type /XObject /Subtype /Form /BBox [0 0 ${pdfNumber(field.rect.width)} ${pdfNumber(field.rect.height)}]`,
    `/Resources << /Font << /regular ${regular} 0 R /bold ${bold} 0 R /italic ${italic} 0 R >> >>`,
    `/Length ${signing.appearance.length} >>`,
    `stream\n${signing.appearance}\nendstream`,
  ].join('\n');
  const filled = within(
    field.text.replace(/\/AP <<[^>]*>>/, `/AP << /N ${first + 1} 0 R >>`),
    `/V ${first} 0 R`,
  );
  const objects: RevisionObject[] = [
    { number: first, body: signature },
    { number: first + 1, body: shown },
    { number: field.number, body: filled },
  ];
  if (certifies) {
    objects.push({
      number: drawn.root.number,
      body: within(drawn.root.text, `/Perms << /DocMDP ${first} 0 R >>`),
    });
  }
  return objects;
}

async function addSignature(
  file: Uint8Array,
  drawn: DrawnPdf,
  extract: AuthorizedExtract,
  signing: Signing,
  seal: Seal,
): Promise<Buffer> {
  const certificates = await seal.certificates(signing.signer);
  const [own] = certificates;
  if (!own) throw new ExpectedError('seal.no-key', { signer: signing.signer.kind });
  // by its dates and the moment of authorization, whatever the clock says now
  refuseOutOfTime(own, new Date(extract.authorizedAt), signing.signer);
  const room = 2048 + certificates.reduce((sum, certificate) => sum + certificate.length, 0);
  const { size: first, entries } = trailerOf(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  const prepared = addRevision(file, revisionObjects(drawn, extract, signing, first, room), {
    size: first + 2,
    entries,
  });
  const attributes = signedAttributes(hash(prepared.signedBytes), own);
  const { algorithm, signature } = await seal.sign(signing.signer, attributes);
  return fillContents(prepared, cmsSignature({ attributes, certificates, algorithm, signature }));
}

/**
 * Officer first, then the agency: two PAdES B-B signatures, each an appended revision. The paper stays as drawn.
 * Throws `seal.no-key`, `seal.locked`, `seal.expired`, `seal.not-yet-valid`.
 * @source NĐ 30/2020/NĐ-CP Phụ lục I (order and look of both)
 */
export async function signPdf(drawn: DrawnPdf, extract: AuthorizedExtract, seal: Seal): Promise<Uint8Array> {
  const { officer } = drawn.fields;
  const { name, officerId } = extract.signatory;
  const byOfficer: Signing = {
    signer: { kind: 'officer', officerId },
    name,
    field: officer,
    appearance:
      seal.isTest || extract.testMark
        ? testSignature(officer.rect)
        : plainAppearance(officer.rect, ['Đã ký số', name, signedWhen(extract)], 'blue'),
    certifies: true,
  };
  return addSeal(await addSignature(drawn.bytes, drawn, extract, byOfficer, seal), drawn, extract, seal);
}

/** The agency's seal over `signed`: the drawn paper with the officer's signature, whoever's program put it there. Throws as `signPdf`. */
export function addSeal(
  signed: Uint8Array,
  drawn: DrawnPdf,
  extract: AuthorizedExtract,
  seal: Seal,
): Promise<Uint8Array> {
  const { seal: stamp } = drawn.fields;
  const body = headerLines(extract.issuingBody);
  const byAgency: Signing = {
    signer: { kind: 'agency' },
    name: extract.issuingBody.name,
    field: stamp,
    appearance:
      seal.isTest || extract.testMark
        ? testSeal(stamp.rect, body.body, body.above)
        : plainAppearance(
            stamp.rect,
            ['Đã đóng dấu số', extract.issuingBody.name, signedWhen(extract)],
            'red',
          ),
    certifies: false,
  };
  return addSignature(signed, drawn, extract, byAgency, seal);
}

const signedWhen = (extract: AuthorizedExtract): string => localIso(new Date(extract.authorizedAt));
