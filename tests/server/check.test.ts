import { createPublicKey, verify } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CheckPdfReply, CheckReply, type CodeKey, codeKeys } from '#schemas/api/check.ts';
import { checkQrToken } from '#schemas/qr-token.ts';
import { qrAddress } from '#pipeline/certify/qr-address.ts';
import { buildApp } from '#server/app.ts';
import { networkOf } from '#server/check-limit.ts';
import { stateOfPaper } from '#server/check-paper.ts';
import { noteCheck } from '#store/check-visits.ts';
import { makeTestCertificates } from '#scripts/make-certificates.ts';
import { openKeys } from '#workers/seal-files.ts';
import { issuing } from '#tests/support/issued-papers.ts';
import { type Office, openOffice } from '#tests/support/office.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

let office: Office;
let papers: Awaited<ReturnType<typeof issuing>>;
beforeAll(async () => {
  office = await openOffice();
  papers = await issuing(office);
});
afterAll(() => office.close());

const ask = (code: string, remoteAddress = '203.0.113.7', app = office.app) =>
  app.inject({ url: `/api/check/${code}`, remoteAddress });
const send = (
  payload: Buffer | string,
  headers: Record<string, string> = {},
  remoteAddress = '203.0.113.8',
) =>
  office.app.inject({
    method: 'POST',
    url: '/api/check/pdf',
    headers: { 'x-hotich': '1', 'content-type': 'application/pdf', ...headers },
    payload,
    remoteAddress,
  });
const visits = () => office.store.db.selectFrom('check_visit').selectAll().orderBy('id').execute();
const stateOf = async (code: string) => CheckReply.parse((await ask(code)).json()).state;

describe('a paper', () => {
  test('stands, until its record is corrected; what was corrected is not told', async () => {
    const paper = await papers.issue();
    const answer = await ask(paper.authorized.code.toLowerCase().replace(/(....)/g, '$1-'));
    expect(CheckReply.parse(answer.json())).toEqual({
      state: 'valid',
      number: paper.authorized.number,
      title: 'Giấy khai sinh (bản sao)',
      issuedOn: paper.authorized.issuedOn,
      issuingBody: 'Ủy ban nhân dân phường Hai Bà Trưng',
      isTest: true,
    });
    await papers.correct(paper);
    const after = await ask(paper.authorized.code);
    expect(after.json()).toEqual({ ...answer.json(), state: 'corrected' });
    for (const { body } of [answer, after]) expect(body).not.toMatch(/Nguyễn|Trần|Cải chính/);
    expect(await visits()).toMatchObject([
      { extract_id: paper.id, state: 'valid', by_file: false },
      { extract_id: paper.id, state: 'corrected', by_file: false },
    ]);
  });

  test('that was called back, or whose registration was annulled, is not in force', async () => {
    const [called, annulled] = [await papers.issue(), await papers.issue()];
    await papers.void(called);
    await papers.revoke(annulled);
    expect([await stateOf(called.authorized.code), await stateOf(annulled.authorized.code)]).toEqual([
      'voided',
      'voided',
    ]);
  });

  test('is as it was before, where the record was corrected before it', () => {
    const record = {
      status: 'approved' as const,
      corrections: [{ seq: 4, at: '', note: '', keys: [] }],
      relations: [],
    };
    const paper = (recordVersion: number) => stateOfPaper({ status: 'sealed', recordVersion }, record);
    expect([paper(3), paper(4), paper(5)]).toEqual(['corrected', 'valid', 'valid']);
  });
});

test('no code but that of a paper says anything, however it is spelled', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/), fc.string({ minLength: 1, maxLength: 60 })),
      fc.nat(0xffff),
      async (code, n) => {
        const answer = await ask(encodeURIComponent(code), `2001:db8:${n.toString(16)}:${code.length}::1`);
        expect([200, 400, 404]).toContain(answer.statusCode);
        if (answer.statusCode === 200)
          expect(answer.json()).toMatchObject({ state: 'unknown', number: null });
      },
    ),
    { numRuns: 100 },
  );
});

describe('guessing', () => {
  const code = (n: number): string => `0000000000${String(n).padStart(6, '0')}`;

  test('ends for a network after ten codes that are none, with a sentence; others go on', async () => {
    for (let n = 0; n < 10; n++) expect((await ask(code(n), '198.51.100.1')).json().state).toBe('unknown');
    const paper = await papers.issue();
    const refused = await ask(paper.authorized.code, '198.51.100.1');
    expect([refused.statusCode, refused.json()]).toEqual([
      429,
      { code: 'request.too-many', details: { seconds: 600 } },
    ]);
    expect((await ask(paper.authorized.code, '198.51.100.2')).json().state).toBe('valid');
  });

  test('from everywhere at once leaves each network one miss, also after the server was started again', async () => {
    const at = office.clock.now;
    for (let n = 0; n < 300; n++)
      await noteCheck(office.store.db, { extractId: null, state: 'unknown', byFile: false, at });
    const again = buildApp(office.ports);
    const paper = await papers.issue();
    for (const address of ['198.51.100.3', '198.51.100.4']) {
      expect((await ask(code(1), address, again)).json().state).toBe('unknown');
      expect((await ask(code(2), address, again)).statusCode).toBe(429);
    }
    expect((await ask(paper.authorized.code, '198.51.100.5', again)).json().state).toBe('valid');
    await again.close();
  });

  test('is journaled as a miss, without the code and without who asked', async () => {
    const before = (await visits()).length;
    await ask(code(77), '198.51.100.6');
    const [noted] = (await visits()).slice(before);
    expect({ ...noted, id: '', at: '' }).toEqual({
      id: '',
      at: '',
      extract_id: null,
      state: 'unknown',
      by_file: false,
    });
    expect(JSON.stringify(office.logged)).not.toMatch(/0000000000000077|198\.51\.100\.6/);
  });

  test('is not the only thing that is limited: thirty checks a minute', async () => {
    const paper = await papers.issue();
    for (let n = 0; n < 30; n++)
      expect((await ask(paper.authorized.code, '198.51.100.7')).statusCode).toBe(200);
    expect((await ask(paper.authorized.code, '198.51.100.7')).statusCode).toBe(429);
  });

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::'],
    ['2001:0db8::1', '2001:db8:0:0::'],
    ['2001:db8:a:b::', '2001:db8:a:b::'],
    ['::1', '0:0:0:0::'],
    ['fe80::1%eth0', 'fe80:0:0:0::'],
  ])('counts %s with %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('a PDF', () => {
  test('as it was handed out is whole and in force; afterwards it is not', async () => {
    const paper = await papers.issue();
    const before = (await visits()).length;
    const answer = await send(paper.pdf);
    expect(CheckPdfReply.parse(answer.json())).toMatchObject({
      isIntact: true,
      problems: [],
      signatures: [{ isGood: true }, { isGood: true }],
      isTest: true,
      now: { state: 'valid', number: paper.authorized.number },
    });
    expect(answer.body).not.toMatch(/Nguyễn Thị Thử|Trần Thị Mẫu/);
    await papers.void(paper);
    expect((await send(paper.pdf)).json()).toMatchObject({ isIntact: true, now: { state: 'voided' } });
    expect((await visits()).slice(before)).toMatchObject([
      { extract_id: paper.id, state: 'valid', by_file: true },
      { extract_id: paper.id, state: 'voided', by_file: true },
    ]);
  });

  test('with one byte changed anywhere is not, and its real code helps it nothing', async () => {
    const { pdf } = await papers.issue();
    let tries = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const altered = Buffer.from(pdf);
        altered[at] = (altered[at] ?? 0) ^ change;
        tries += 1;
        const answer = await send(altered, {}, `192.0.2.${tries}`);
        // the very first bytes are what a PDF is known by
        if (answer.statusCode === 422) expect(at).toBeLessThan(5);
        else expect(answer.json().isIntact).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('that bears the code of another paper says nothing of that one', async () => {
    const [paper, other] = [await papers.issue(), await papers.issue()];
    const base = paper.pdf.toString('latin1');
    const forged = base.replaceAll(paper.authorized.code, other.authorized.code);
    expect(forged).not.toBe(base);
    expect((await send(Buffer.from(forged, 'latin1'))).json()).toMatchObject({
      isIntact: false,
      now: { state: 'unknown', number: null },
    });
  });

  test.each([
    ['no PDF at all', Buffer.from('chữ thường'), {}],
    ['sent as another type', Buffer.from('%PDF-1.7'), { 'content-type': 'text/plain' }],
    ['sent as JSON', '{}', { 'content-type': 'application/json' }],
    ['larger than 4 MB', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(4 * 1024 * 1024)]), {}],
    ['empty', Buffer.alloc(0), {}],
  ])('that is %s is refused with a sentence', async (_, payload, headers) => {
    const answer = await send(payload, headers as Record<string, string>);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'pdf.not-ours']);
  });

  test('is looked at ten times a minute for one network, and not from another site', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 11; n++) statuses.push((await send('%PDF-1.7', {}, '198.51.100.9')).statusCode);
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    const foreign = await send('%PDF-1.7', { 'x-hotich': '' });
    expect(foreign.statusCode).toBe(400);
  });
});

test('the keys that are handed out are those that QR codes hold by, also after the office changed its key', async () => {
  const { authorized } = await papers.issue();
  const keysNow = async (app = office.app) =>
    codeKeys.reply.parse((await app.inject({ url: '/api/check/keys' })).json());
  const { hash } = new URL(await qrAddress(authorized, office.ports.keys.seal));
  const check = (keys: CodeKey[]) =>
    checkQrToken(hash, authorized.code, keys, (raw, data, signature) => {
      const key = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') };
      return verify(null, data, createPublicKey({ format: 'jwk', key }), signature);
    });
  const before = await keysNow();
  expect(before).toMatchObject([{ issuer: 'Ủy ban nhân dân phường Hai Bà Trưng', isTest: true }]);
  expect(await check(before)).toMatchObject({ state: 'holds', facts: { number: authorized.number } });

  const remembered = () =>
    office.store.db.selectFrom('setting').select('changed_at').where('name', '=', 'code-keys').execute();
  const since = await remembered();
  expect(await keysNow()).toEqual(before);
  expect(await remembered()).toEqual(since);

  const temporary = await tempFolder('other-keys');
  const folder = join(temporary, 'keys');
  await makeTestCertificates(folder, []);
  const changed = buildApp({ ...office.ports, keys: await openKeys(folder) });
  const after = await keysNow(changed);
  await changed.close();
  await rm(temporary, { recursive: true });
  expect(after).toHaveLength(2);
  expect(after[1]).toEqual(before[0]);
  expect(await check(after)).toMatchObject({ state: 'holds' });
  expect(await check(after.slice(0, 1))).toMatchObject({ state: 'key-unknown' });
});

test('no workplace may make code of what it loads', async () => {
  const { headers } = await office.app.inject({ url: '/xac-minh' });
  expect(headers['content-security-policy']).not.toContain('unsafe-eval');
  const { headers: bare } = await office.app.inject({ url: '/x' });
  expect(bare.location).toBe('/x/');
});
