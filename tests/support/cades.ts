import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needProgram } from './need-program.ts';

export interface SignatureInFile {
  readonly signed: Buffer;
  /** The CMS message, DER. */
  readonly message: Buffer;
}

/** Byte range and contents of each signature, in the order of the file. */
export function signaturesIn(pdf: Uint8Array): SignatureInFile[] {
  const file = Buffer.from(pdf);
  return [...file.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].map((match) => {
    const [open = 0, close = 0, rest = 0] = match.slice(1).map(Number);
    const message = Buffer.from(file.toString('latin1', open + 1, close - 1), 'hex');
    const length = 4 + message.readUInt16BE(2);
    return {
      signed: Buffer.concat([file.subarray(0, open), file.subarray(close, close + rest)]),
      message: message.subarray(0, length),
    };
  });
}

/** `openssl cms -verify -cades` of one signature over `signed`, up to the root in `rootPem`. Throws with what openssl says. */
export function verifyCades({ message, signed }: SignatureInFile, rootPem: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-cades-'));
  try {
    writeFileSync(join(folder, 'data'), signed);
    writeFileSync(join(folder, 'der'), message);
    const files = ['-in', join(folder, 'der'), '-content', join(folder, 'data'), '-CAfile', rootPem];
    execFileSync(
      needProgram('openssl'),
      ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', ...files, '-out', '/dev/null'],
      { encoding: 'utf8', stdio: 'pipe' },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
