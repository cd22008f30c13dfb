import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sha256 } from '#schemas/ids.ts';
import { defaultCounterSettings } from '#schemas/settings.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { eventsOf } from '#store/events.ts';
import { extractById } from '#store/extracts.ts';
import { setCounterSettings } from '#store/settings.ts';
import { keepStamped, unstamped } from '#store/stamped.ts';
import { stampPass } from '#workers/stamp-pass.ts';
import { openProofs } from '#workers/stamp-proof.ts';
import { type IssuedPaper, issuing } from '#tests/support/issued-papers.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { openOffice } from '#tests/support/office.ts';
import { type Manner, openTimeAuthority } from '#tests/support/time-authority.ts';

describeWith('openssl', 'the pass that adds time-stamps', () => {
  let office: Awaited<ReturnType<typeof openOffice>>;
  let papers: Awaited<ReturnType<typeof issuing>>;
  let authority: Awaited<ReturnType<typeof openTimeAuthority>>;
  let paper: IssuedPaper;
  let logged: object[];

  beforeAll(async () => {
    office = await openOffice();
    papers = await issuing(office);
    authority = await openTimeAuthority(office.keysDir);
  });
  afterAll(async () => {
    await authority.close();
    await office.close();
  });
  beforeEach(async () => {
    logged = [];
    authority.manner = 'well';
    await use(null);
    paper = await papers.issue();
  });

  const use = (timestampUrl: string | null) =>
    setCounterSettings(office.store.db, { ...defaultCounterSettings, timestampUrl });
  const note = (facts: object, text: string) => void logged.push({ ...facts, text });
  const pass = () =>
    stampPass({
      store: office.store,
      blobs: office.ports.blobs,
      keysDir: office.keysDir,
      now: () => new Date(),
      log: { info: note, warn: note },
    });
  const sealed = async () => (await extractById(office.store.db, paper.id)).sealed;
  const fileOf = (sha256: Sha256 | undefined) => office.blobs.get(sha256 ?? '') ?? new Uint8Array();
  const waiting = async () => (await unstamped(office.store.db, 100)).length;

  test('without an authority there is nothing to do, and the papers stay B-B', async () => {
    expect(await pass()).toBeNull();
    expect((await sealed())?.level).toBe('B-B');
  });

  test('every paper gets one: longer, journaled, the same signatures; again there is none left', async () => {
    await papers.issue();
    await use(authority.url);
    const count = await waiting();
    expect(await pass()).toEqual({ stamped: count, left: 0, refused: [] });
    const now = await sealed();
    expect(now).toMatchObject({ level: 'B-LT', stampedAt: expect.any(String) });
    const file = fileOf(now?.pdf);
    expect(file.length).toBe(now?.bytes);
    expect(Buffer.compare(Buffer.from(file).subarray(0, paper.pdf.length), paper.pdf)).toBe(0);
    expect(checkSeal(file, office.ports.keys.roots)).toMatchObject({
      isValid: true,
      level: 'B-LT',
      baseSha256: now?.baseSha256,
    });
    const events = await eventsOf(office.store.db, paper.recordId);
    expect(events.at(-1)).toMatchObject({ kind: 'extract-stamped', level: 'B-LT', pdf: now?.pdf });
    const row = await office.store.db
      .selectFrom('extract')
      .select(['pdf', 'level'])
      .where('id', '=', paper.id)
      .executeTakeFirst();
    expect(row).toEqual({ pdf: now?.pdf, level: 'B-LT' });
    expect(await pass()).toEqual({ stamped: 0, left: 0, refused: [] });
  });

  test.each<[Manner, string]>([
    ['garbage', 'timestamp.bad'],
    ['another-imprint', 'timestamp.bad'],
    ['another-nonce', 'timestamp.bad'],
    ['refuses', 'timestamp.bad'],
    ['error-500', 'timestamp.unreachable'],
  ])('an authority that answers with %s costs the level, never the paper', async (manner, code) => {
    authority.manner = manner;
    await use(authority.url);
    await expect(pass()).rejects.toMatchObject({ code, details: { host: new URL(authority.url).host } });
    expect(await sealed()).toMatchObject({ level: 'B-B', stampedAt: null });
    expect(checkSeal(fileOf((await sealed())?.pdf), office.ports.keys.roots).isValid).toBe(true);
    authority.manner = 'well';
    expect((await pass())?.left).toBe(0);
  });

  test('nobody listening, or somebody who never answers, is told by the host alone', {
    timeout: 30_000,
  }, async () => {
    await use('http://127.0.0.1:9/secret-key-of-the-office');
    const unreachable = { code: 'timestamp.unreachable', details: { host: '127.0.0.1:9' } };
    await expect(pass()).rejects.toMatchObject(unreachable);
    authority.manner = 'not-at-all';
    await use(authority.url);
    await expect(pass()).rejects.toMatchObject({ code: 'timestamp.unreachable' });
    expect((await sealed())?.level).toBe('B-B');
  });

  test('where no list of revoked certificates is to be had, B-T', async () => {
    const list = join(office.keysDir, 'root.crl');
    renameSync(list, `${list}.away`);
    await use(authority.url);
    await pass();
    expect((await sealed())?.level).toBe('B-T');
    renameSync(`${list}.away`, list);
  });

  test('a file that is not what was sealed is left alone, and the others are not', async () => {
    const before = await sealed();
    const spoiled = Buffer.from(fileOf(before?.pdf));
    spoiled[5000] = (spoiled[5000] ?? 0) ^ 1;
    office.blobs.set(before?.pdf ?? '', spoiled);
    const other = await papers.issue();
    await use(authority.url);
    expect(await pass()).toEqual({ stamped: 1, left: 1, refused: [paper.id] });
    expect(logged).toContainEqual(expect.objectContaining({ extractId: paper.id }));
    expect((await extractById(office.store.db, other.id)).sealed?.level).toBe('B-LT');
    expect((await sealed())?.level).toBe('B-B');
    await papers.void(paper);
  });

  test('of two passes at once each paper takes one; one called back meanwhile takes none', async () => {
    await use(authority.url);
    const [one, two] = await Promise.all([pass(), pass()]);
    expect((one?.stamped ?? 0) + (two?.stamped ?? 0)).toBe(1);
    const events = await eventsOf(office.store.db, paper.recordId);
    expect(events.filter(({ kind }) => kind === 'extract-stamped')).toHaveLength(1);
    const late = await papers.issue();
    const before = (await extractById(office.store.db, late.id)).sealed;
    await papers.void(late);
    if (!before) throw new Error('sealed a moment ago');
    expect(await keepStamped(office.store.db, before.pdf, { ...before, level: 'B-T' })).toBe(false);
  });

  test('a revoked certificate is told, by its number alone', async () => {
    const at = (name: string) => join(office.keysDir, 'ca', name);
    mkdirSync(at(''), { recursive: true });
    const certificate = join(office.keysDir, 'agency.crt.pem');
    const { serialNumber } = new X509Certificate(readFileSync(certificate));
    writeFileSync(at('index.txt'), `R\t450101000000Z\t200202000000Z\t${serialNumber}\tunknown\t/CN=x\n`);
    writeFileSync(
      at('ca.cnf'),
      `[ca]\ndefault_ca=d\n[d]\ndatabase=${at('index.txt')}\ndefault_md=sha256\ndefault_crl_days=9\n`,
    );
    const keys = [
      '-keyfile',
      join(office.keysDir, 'root.key.pem'),
      '-cert',
      join(office.keysDir, 'root.crt.pem'),
    ];
    const list = join(office.keysDir, 'root.crl');
    renameSync(list, `${list}.away`);
    execFileSync(needProgram('openssl'), ['ca', '-gencrl', '-config', at('ca.cnf'), ...keys, '-out', list], {
      stdio: 'pipe',
    });
    const chain = (await office.ports.keys.seal.certificates({ kind: 'agency' })).map(
      (der) => new X509Certificate(der),
    );
    const { proof, revoked } = await openProofs(office.keysDir)(chain, new Date());
    expect(proof.lists).toHaveLength(1);
    expect(revoked).toEqual([serialNumber]);
    // a list that ran out is none
    const later = new Date(Date.now() + 10 * 24 * 3600_000);
    expect((await openProofs(office.keysDir)(chain, later)).proof.lists).toEqual([]);
    renameSync(`${list}.away`, list);
  });
});
