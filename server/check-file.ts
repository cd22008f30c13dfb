import type { CheckPdfReply } from '#schemas/api/check.ts';
import type { ExtractId } from '#schemas/ids.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { extractByCode } from '#store/extracts.ts';
import { checkPaper, noPaper } from './check-paper.ts';
import type { ServerPorts } from './ports.ts';

/** The check code that a paper of ours says in its XMP packet, which stands in the file as plain text. */
const identifier = /<dc:identifier>([0-9A-HJKMNP-TV-Z]{16})<\/dc:identifier>/;

/**
 * What a file says by itself, and what the register says now of the paper whose unsigned bytes are just these. The code in a
 * file proves nothing: a forger copies it from any paper. So a paper is only found when what was drawn for it is what is
 * here, byte for byte.
 */
export async function checkFile(
  { store, keys }: Pick<ServerPorts, 'store' | 'keys'>,
  pdf: Uint8Array,
): Promise<{ reply: CheckPdfReply; extractId: ExtractId | null }> {
  const seal = checkSeal(pdf, keys.roots);
  const code = identifier.exec(
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1'),
  )?.[1];
  const named = code === undefined ? null : await extractByCode(store.db, code);
  const isIts = named?.sealed != null && named.sealed.baseSha256 === seal.baseSha256;
  const { extract, reply: now } = isIts ? await checkPaper(store.db, code ?? '') : noPaper;
  return {
    extractId: extract?.id ?? null,
    reply: {
      isIntact: seal.isValid,
      problems: [...seal.problems],
      signatures: seal.signatures.map(({ by, at, problems }) => ({ by, at, isGood: problems.length === 0 })),
      level: seal.level,
      isTest: now.isTest || keys.seal.isTest,
      now,
    },
  };
}
