import { createPublicKey, verify } from 'node:crypto';
import { expect } from 'vitest';
import type { ExtractView } from '#schemas/api/extracts.ts';
import type { PrintedAs } from '#schemas/printed-line.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { factsOf } from '#schemas/record/kinds.ts';
import { bodyInFull } from '#pipeline/certify/issuing-body.ts';
import { printValue } from '#pipeline/certify/print-value.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { groupCode } from '#pipeline/certify/verify-code.ts';
import { codeKeys } from '#schemas/api/check.ts';
import { checkQrToken } from '#schemas/qr-token.ts';
import { signaturesIn, verifyCades } from '#tests/support/cades.ts';
import { readPaper } from './read-paper.ts';
import type { SamplePage } from './sample-books.ts';

/**
 * That a paper is signed twice (by pdfsig and by openssl), gives back letter for letter what the book has in every slot of its template, shows ink
 * under the name, and leads by its QR code to its check page. `nameKey`: whom it is about.
 */
export async function expectPaper(
  pdf: Uint8Array,
  extract: ExtractView,
  { page, nameKey, url, rootPem }: { page: SamplePage; nameKey: FieldKey; url: string; rootPem: string },
): Promise<void> {
  const paper = readPaper(pdf);
  expect(paper).toMatchObject({ valid: 2, unsigned: 1 });
  const signatures = signaturesIn(pdf);
  expect(signatures).toHaveLength(2);
  for (const signature of signatures) verifyCades(signature, rootPem);
  const { text } = paper;

  const { kind } = page.book;
  const blocks = JSON.stringify(templateById(extract.templateId).blocks);
  const slots = [...blocks.matchAll(/"field":"(\w+)"(?:,"as":"([a-z-]+)")?/g)];
  expect(slots.length).toBeGreaterThan(8);
  for (const [, slot, as = 'text'] of slots) {
    const key = slot as FieldKey;
    const truth = page.written[key];
    if (!truth?.written) continue;
    const meant = ['date', 'time'].includes(factsOf(kind, key)?.reader ?? '') ? truth.value : truth.written;
    expect(text, key).toContain(printValue(meant ?? undefined, as as PrintedAs));
  }
  const name = page.written[nameKey]?.written ?? '';
  const { number, code } = extract;
  for (const words of [bodyInFull(page.book.registerBody), number ?? '?', groupCode(code ?? '?'), 'BẢN THỬ'])
    expect(text).toContain(words);

  const printedName = text.includes(name.toLocaleUpperCase('vi')) ? name.toLocaleUpperCase('vi') : name;
  const ink = await paper.inkAt(printedName);
  expect(ink).toBeGreaterThan(0.08);
  expect(ink).toBeLessThan(0.6);
  // as anybody could who opened the check page once and has no network now
  const [address, token = ''] = paper.qr.split('#');
  expect(address?.toLowerCase()).toBe(`${url}x/${code}`.toLowerCase());
  const keys = codeKeys.reply.parse(await (await fetch(`${url}api/check/keys`)).json());
  const offline = await checkQrToken(token, code ?? '', keys, verifyCode);
  const { book, file } = page;
  expect(offline).toMatchObject({
    state: 'holds',
    facts: { number, code, bookCode: book.code, page: Number.parseInt(file, 10) },
  });
}

/** Ed25519 by a library that is not the signer's own way. */
function verifyCode(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, data, key, signature);
}
