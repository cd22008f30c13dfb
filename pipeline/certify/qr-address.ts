import { ExpectedError } from '#schemas/errors.ts';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import { QrFacts, qrSigned, writeQrToken } from '#schemas/qr-token.ts';
import type { Seal } from './seal.ts';

/**
 * What a paper's QR code holds: the address of its check page and, behind `#`, a signed token that can be checked without
 * asking anybody. A fragment is never sent to a server. The whole hash of the crop is in it, not half: it names the very
 * file, cannot be met by a second one made on purpose, and costs one QR version. A paper without a crop, as those of
 * before, has the address alone. Throws `seal.no-key`, and `extract.too-long` for a book or
 * entry number that no reader would take.
 * @source TT 01/2022/TT-BTP Điều 9 (a QR code is an address); the Ministry's own leads elsewhere, and the caption says whose ours is
 */
export async function qrAddress(extract: AuthorizedExtract, seal: Seal): Promise<string> {
  const { crop, source, checkUrl } = extract;
  if (!crop || !source) return checkUrl;
  const facts = factsOf({
    code: extract.code,
    number: extract.number,
    recordVersion: extract.recordVersion,
    kind: extract.kind,
    issuedOn: extract.issuedOn,
    ...source,
    crop: crop.sha256,
  });
  const { id } = await seal.codeKey();
  const token = writeQrToken(facts, id, await seal.signCode(qrSigned(facts, id)));
  return `${inCapitals(extract)}#${token}`;
}

/** Capitals pack tighter. Host and scheme may be written so; of a path only ours, `/x/`, is answered either way. */
const inCapitals = ({ checkUrl, code }: AuthorizedExtract): string =>
  new URL(checkUrl).pathname === `/x/${code}` ? checkUrl.toUpperCase() : checkUrl;

/** What is written must be what is read: the same shape at both ends. */
function factsOf(facts: QrFacts): QrFacts {
  const parsed = QrFacts.safeParse(facts);
  if (parsed.success) return parsed.data;
  throw new ExpectedError('extract.too-long', { field: String(parsed.error.issues[0]?.path[0]) });
}
