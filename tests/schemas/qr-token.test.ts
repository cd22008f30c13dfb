import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sha256 } from '#schemas/ids.ts';
import {
  checkQrToken,
  QrFacts,
  qrSigned,
  readQrToken,
  type VerifyEd25519,
  writeQrToken,
} from '#schemas/qr-token.ts';

const newKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  return { privateKey, shown: { id, publicKey: raw.toString('base64url') } };
};
const ours = newKey();
const others = newKey();

const verifying: VerifyEd25519 = (publicKey, data, signature) =>
  verify(
    null,
    data,
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      format: 'jwk',
    }),
    signature,
  );

const facts = QrFacts.parse({
  code: '7KQ2M9XW4TBD0HNR',
  number: '12/2026/GKS-BS',
  recordVersion: 2,
  kind: 'birth',
  issuedOn: '2026-11-22',
  bookCode: 'KS.2016.01',
  bookNo: '01/2016',
  page: 43,
  entryNo: '86/2016',
  crop: createHash('sha256').update('crop').digest('hex'),
});

const tokenOf = (said: QrFacts, { privateKey, shown } = ours): string =>
  writeQrToken(said, shown.id, sign(null, qrSigned(said, shown.id), privateKey));
const check = (fragment: string, code = facts.code) => checkQrToken(fragment, code, [ours.shown], verifying);

test('what the office signed holds, with and without the #', async () => {
  const holds = { state: 'holds', facts, key: ours.shown };
  expect(await check(tokenOf(facts))).toEqual(holds);
  expect(await check(`#${tokenOf(facts)}`)).toEqual(holds);
});

test('whatever it says comes back as it was', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((said) => said.normalize('NFC'));
  const any = fc.record({
    code: fc.string({
      unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      minLength: 16,
      maxLength: 16,
    }),
    number: fc.constantFrom('1/2026/GKS-BS', '999999/2031/TLKT-BS'),
    recordVersion: fc.integer({ min: 1, max: 5000 }),
    kind: fc.constantFrom('birth' as const, 'death' as const, 'marriage' as const),
    issuedOn: fc
      .integer({ min: 0, max: 40_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
    bookCode: text,
    bookNo: text,
    page: fc.integer({ min: 1, max: 2000 }),
    entryNo: text,
    crop: fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => Sha256.parse(Buffer.from(bytes).toString('hex'))),
  });
  fc.assert(
    fc.property(any, (said) => {
      const token = tokenOf(said);
      expect(readQrToken(token)?.facts).toEqual(said);
      expect(token).toMatch(/^[0-9A-Z*+\-.:]+Z$/);
    }),
  );
});

test('any letter changed is seen', async () => {
  const token = tokenOf(facts);
  for (let i = 0; i < token.length; i++) {
    const other = token.charAt(i) === 'A' ? 'B' : 'A';
    const { state } = await check(token.slice(0, i) + other + token.slice(i + 1));
    expect(['forged', 'unreadable', 'key-unknown'], `letter ${i}`).toContain(state);
  }
});

test('any bit of the signature or of what is signed counts', async () => {
  const { signed, signature } = readQrToken(tokenOf(facts)) ?? expect.unreachable();
  const key = new Uint8Array(Buffer.from(ours.shown.publicKey, 'base64url'));
  for (const part of [signed, signature]) {
    for (let bit = 0; bit < part.length * 8; bit++) {
      const byte = part[bit >> 3] ?? 0;
      part[bit >> 3] = byte ^ (1 << (bit & 7));
      expect(await verifying(key, signed, signature)).toBe(false);
      part[bit >> 3] = byte;
    }
  }
  expect(await verifying(key, signed, signature)).toBe(true);
});

test('a token of another paper on this paper’s address is seen', async () => {
  expect(await check(tokenOf(facts), '0000000000000000')).toEqual({ state: 'other-code' });
});

test('a key that is not ours proves nothing, under its own name or under ours', async () => {
  expect(await check(tokenOf(facts, others))).toEqual({ state: 'key-unknown', keyId: others.shown.id });
  const borrowed = { privateKey: others.privateKey, shown: ours.shown };
  expect(await check(tokenOf(facts, borrowed))).toEqual({ state: 'forged' });
});

test('what is cut, longer, empty or no token at all is unreadable, and nothing worse', async () => {
  const token = tokenOf(facts);
  for (const text of ['', '#', 'Z', token.slice(0, -1), token.slice(3), `${token}Z`, token.toLowerCase()])
    expect(await check(text), text).toEqual({ state: 'unreadable' });
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123ABYZ*+-.:'), maxLength: 400 }), (noise) => {
      expect(readQrToken(`${noise}Z`)).toBeNull();
    }),
  );
});

/** @source RFC 9052 §4.4 (Sig_structure), put together here by hand */
test('is a COSE_Sign1 that others can check', () => {
  const { signed, signature } = readQrToken(tokenOf(facts)) ?? expect.unreachable();
  const said = Buffer.from(signed);
  const header = Buffer.concat([
    Buffer.from('a2012704', 'hex'),
    Buffer.from([0x48]),
    Buffer.from(ours.shown.id, 'hex'),
  ]);
  const start = Buffer.concat([
    Buffer.from('846a', 'hex'),
    Buffer.from('Signature1'),
    Buffer.from([0x40 + header.length]),
    header,
    Buffer.from('40', 'hex'),
  ]);
  expect(said.subarray(0, start.length).toString('hex')).toBe(start.toString('hex'));
  expect(said.includes(Buffer.from(facts.crop, 'hex'))).toBe(true);
  expect(signature).toHaveLength(64);
});

test('a token made once is read for ever', async () => {
  const key = { id: 'fe812c12f3ab4ce6', publicKey: '6kpsY-KcUgq-9VB7Ey7F-ZVHdq6-vnuSQh7qaRRG0iw' };
  const token =
    'I2WUXB870UQ04V-7T6I4+6TB7HOYPFL41IB98H6WQSR.MNVA6Y8R60R5H1WGEQ7FQ7LQ7887DJBO*6CQCZ60XECS7GFRCFQ7BK7G17JL7+D7S77+D7V980P6:M8S77+D7DB86+4Z6D1XS-JKTX0+*LR31FGNQ5YZ*O9PSUWIV4SMWI2.X:XJSPB3*9TE7TVLOF-YZLB-P+X24ZMG.BACUP0GUNC0VHU0B+TKJGW2NK:YZAVMUZANY1*OSZ*NMLFVXHSW2G*BZ+AODPKHHBYQEXE50Z';
  expect(await checkQrToken(token, facts.code, [key], verifying)).toEqual({ state: 'holds', facts, key });
});
