import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CheckPdfReply, CheckReply, CodeKey } from '#schemas/api/check.ts';
import { checkQrToken, QrFacts, qrSigned, writeQrToken } from '#schemas/qr-token.ts';
import { addressOfAsked, askedAt, askedByQr } from '#web/check/asked.ts';
import { isCode, tidyCode } from '#web/check/tidy-code.ts';
import { type TokenSays, tones, verdictOf, verdictOfFile } from '#web/check/verdict.ts';
import { verifyEd25519 } from '#web/check/verify-ed25519.ts';

const code = '7KQ2M9XW4TBD0HNR';
const facts = QrFacts.parse({
  code,
  number: '12/2026/GKS-BS',
  recordVersion: 2,
  kind: 'birth',
  issuedOn: '2026-11-22',
  bookCode: 'KS.2016.01',
  bookNo: '01/2016',
  page: 43,
  entryNo: '86/2016',
  crop: 'ab'.repeat(32),
});
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
const key: CodeKey = {
  id: '0011223344556677',
  publicKey: Buffer.from(raw).toString('base64url'),
  issuer: 'Ủy ban nhân dân phường Thử',
  isTest: false,
};
const token = writeQrToken(facts, key.id, sign(null, qrSigned(facts, key.id), privateKey));
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*+-.:';

afterEach(() => vi.unstubAllGlobals());
const withoutWebCrypto = () => vi.stubGlobal('crypto', {});

describe.each([
  ['the browser’s own cryptography', () => undefined],
  ['the library’s, where the browser has none', withoutWebCrypto],
])('with %s', (_, prepare) => {
  test('a token as it was signed holds', async () => {
    prepare();
    expect(await checkQrToken(`#${token}`, code, [key], verifyEd25519)).toEqual({
      state: 'holds',
      facts,
      key,
    });
  });

  test('no token with a letter changed does', async () => {
    prepare();
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...letters), async (at, letter) => {
        fc.pre(token[at] !== letter);
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        const { state } = await checkQrToken(changed, code, [key], verifyEd25519);
        expect(['forged', 'unreadable', 'key-unknown']).toContain(state);
      }),
      { numRuns: 150 },
    );
  });

  test('no signature but that over these very bytes does, and none makes it throw', async () => {
    prepare();
    const data = qrSigned(facts, key.id);
    const signature = Uint8Array.from(sign(null, data, privateKey));
    expect(await verifyEd25519(raw, data, signature)).toBe(true);
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    await fc.assert(
      fc.asyncProperty(bytes(32), bytes(64), async (otherKey, other) => {
        expect(await verifyEd25519(raw, data, other)).toBe(false);
        expect(await verifyEd25519(Uint8Array.from(otherKey), data, signature)).toBe(false);
        expect(await verifyEd25519(raw, data.slice(1), signature)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is asked', () => {
  test.each([
    [`/x/${code}`, '', { code, fragment: '', host: null }],
    [`/X/${code}`, `#${token}`, { code, fragment: `#${token}`, host: null }],
    ['/x/7kq2-m9xw-4tbd-ohnr/', '#', { code, fragment: '', host: null }],
    ['/x/', '', null],
    ['/x/worker.js', '', null],
    ['/x/7KQ2M9XW4TBD0HNU', '', null],
    ['/xac-minh', '', null],
  ])('by the address %s', (pathname, hash, asked) => {
    expect(askedAt({ pathname, hash })).toEqual(asked);
  });

  test.each([
    [`HTTPS://KIEM.EXAMPLE.VN/X/${code}#${token}`, { code, fragment: `#${token}`, host: 'kiem.example.vn' }],
    [`http://127.0.0.1:8080/x/${code}`, { code, fragment: '', host: '127.0.0.1:8080' }],
    [`https://a.vn/ho-tich/x/${code}#A`, { code, fragment: '#A', host: 'a.vn' }],
    ['https://a.vn/menu', null],
    [`javascript:/x/${code}`, null],
    [code, null],
    ['', null],
  ])('by the code %s', (text, asked) => {
    expect(askedByQr(text)).toEqual(asked);
  });

  test('comes back from its own address', () => {
    const fragment = fc.stringMatching(/^(#[0-9A-Z*+.:-]{1,400})?$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/), fragment, (one, rest) => {
        const asked = { code: one, fragment: rest, host: null };
        expect(askedAt(new URL(addressOfAsked(asked), 'https://a.vn'))).toEqual(asked);
      }),
    );
  });

  test('by hand: groups, small letters and look-alikes do not matter, other letters do', () => {
    expect(tidyCode(' 7kq2-m9xw 4tbd–Ohnr ')).toBe(code);
    expect(tidyCode('il')).toBe('11');
    expect([code, code.slice(1), `${code}0`, '7KQ2M9XW4TBD0HNU'].map(isCode)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

const now = (state: CheckReply['state']): CheckReply =>
  state === 'unknown'
    ? { state, number: null, title: null, issuedOn: null, issuingBody: null, isTest: false }
    : {
        state,
        number: facts.number,
        title: 'Giấy khai sinh (bản sao)',
        issuedOn: facts.issuedOn,
        issuingBody: 'Ủy ban nhân dân phường Thử',
        isTest: false,
      };
const holds: TokenSays = { state: 'holds', facts, key };
const forged: TokenSays = { state: 'forged' };
const strange: TokenSays = { state: 'key-unknown', keyId: key.id };
const none: TokenSays = { state: 'none' };

describe('the verdict', () => {
  test.each([
    [holds, now('valid'), 'valid'],
    [holds, now('corrected'), 'corrected'],
    [holds, now('voided'), 'voided'],
    [holds, now('unknown'), 'unlisted'],
    [holds, null, 'heldThen'],
    // a real code beside a token that does not hold: a forger copies codes
    [forged, now('valid'), 'forged'],
    [forged, null, 'forged'],
    [{ state: 'unreadable' }, now('valid'), 'forged'],
    [{ state: 'other-code' }, now('valid'), 'otherCode'],
    [holds, { ...now('valid'), number: '13/2026/GKS-BS' }, 'forged'],
    [strange, now('valid'), 'valid'],
    [strange, now('unknown'), 'unknown'],
    [strange, null, 'keyUnknown'],
    [none, now('valid'), 'valid'],
    [none, now('unknown'), 'unknown'],
    [none, null, 'notChecked'],
    [{ state: 'unchecked' }, null, 'notChecked'],
  ] as const)('of %j and %j', (says, register, verdict) => {
    expect(verdictOf(says, register, false)).toBe(verdict);
  });

  test('of a code that leads to another site rests on our signature alone', () => {
    expect(verdictOf(holds, now('valid'), true)).toBe('valid');
    expect(verdictOf(forged, now('valid'), true)).toBe('forged');
    for (const says of [strange, none, { state: 'unchecked' } as const])
      expect(verdictOf(says, now('valid'), true)).toBe('elsewhere');
  });

  test('is green for nothing but what is in force now', () => {
    const green = Object.entries(tones).filter(([, tone]) => tone === 'good');
    expect(green.map(([verdict]) => verdict)).toEqual(['valid', 'fileValid']);
  });
});

describe('the verdict of a file', () => {
  const file = (more: Partial<CheckPdfReply>): CheckPdfReply => ({
    isIntact: true,
    problems: [],
    signatures: [{ by: 'Thử', at: null, isGood: true }],
    level: 'B-B',
    isTest: false,
    now: now('valid'),
    ...more,
  });
  test.each([
    [{}, 'fileValid'],
    [{ now: now('corrected') }, 'fileCorrected'],
    [{ now: now('voided') }, 'fileVoided'],
    [{ now: now('unknown') }, 'fileUnlisted'],
    [{ isIntact: false, problems: ['altered'] }, 'fileAltered'],
    [{ isIntact: false, problems: ['coverage'], now: now('valid') }, 'fileAltered'],
    [{ isIntact: false, problems: ['altered', 'chain'] }, 'fileAltered'],
    [{ isIntact: false, problems: ['chain'] }, 'fileStranger'],
    [{ isIntact: false, problems: ['not-our-form'], signatures: [] }, 'fileNotOurs'],
  ] as const)('%j', (more, verdict) => {
    expect(verdictOfFile(file(more as Partial<CheckPdfReply>))).toBe(verdict);
  });
});
