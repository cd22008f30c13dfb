import { createHash, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import sharp from 'sharp';
import { NewDelegation } from '#schemas/delegation.ts';
import { BookManifest } from '#schemas/book.ts';
import type { Box, ImageRef } from '#schemas/geometry.ts';
import { BookId, type EntryId, type PageId, type RecordId, Sha256, TaskId } from '#schemas/ids.ts';
import type { Officer, Role } from '#schemas/officer.ts';
import type { ReadField } from '#schemas/field.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';
import type { MatchedEntry, ReadFields } from '#schemas/steps.ts';
import type { VerifyDecision } from '#schemas/task.ts';
import { follow } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import { hashOf } from '#pipeline/hash.ts';
import { entryIdOf, pageIdOf } from '#pipeline/ids.ts';
import { readers } from '#pipeline/extract/read/readers.ts';
import { buildApp } from '#server/app.ts';
import { hashPassword } from '#server/password.ts';
import type { ServerPorts } from '#server/ports.ts';
import { keepDelegation } from '#store/delegations.ts';
import { loadForms } from '#store/forms.ts';
import { keepOfficer } from '#store/officers.ts';
import { saveOutput } from '#store/outputs.ts';
import { keepBook, keepPage } from '#store/pages.ts';
import { loadPolicies, setPolicyOfBook } from '#store/policies.ts';
import { projectEntry } from '#store/records.ts';
import { openSession } from '#store/signing-sessions.ts';
import { makeTestCertificates } from '#scripts/make-certificates.ts';
import { openKeys } from '#workers/seal-files.ts';
import { entryFacts } from '#workers/entry-facts.ts';
import { freshDatabase } from './database.ts';
import { tempFolder } from './temp-folder.ts';

const root = join(import.meta.dirname, '..', '..');
export const password = 'mật khẩu để thử';

/**
 * A whole office on a fresh database: the server, officers who sign in, books with entries read by no machine. `webDir`:
 * built pages, for tests with a browser.
 */
export async function openOffice(webDir = join(root, 'web', 'dist-of-a-test')) {
  const database = await freshDatabase();
  const { store } = database;
  const clock = { now: new Date('2026-11-22T02:00:00Z') };
  const blobs = new Map<string, Uint8Array>();
  const logged: object[] = [];
  const note = (facts: object, text: string) => void logged.push({ ...facts, text });
  const folder = await tempFolder('keys');
  const keysDir = join(folder, 'keys');
  await makeTestCertificates(keysDir, []);
  const forms = await loadForms(join(root, 'schemas', 'forms'));
  const ports: ServerPorts = {
    store,
    forms,
    policies: await loadPolicies(join(root, 'schemas', 'policies')),
    blobs: {
      get: async (sha256) => blobs.get(sha256) ?? Promise.reject(new Error('no such blob')),
      put: async (bytes) => {
        const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
        blobs.set(sha256, bytes);
        return sha256;
      },
    },
    publicUrl: 'http://127.0.0.1:8080',
    keys: await openKeys(keysDir),
    webDir,
    now: () => clock.now,
    log: { info: note, warn: note, error: note },
  };
  const app = buildApp(ports);
  await app.ready();
  const passwordHash = await hashPassword(password);

  const office = {
    ...database,
    app,
    ports,
    clock,
    blobs,
    logged,
    /** An officer with a session; `call` speaks as them. */
    async officer(login: string, roles: readonly Role[], scope: readonly string[] = []): Promise<Caller> {
      const name = `Cán bộ ${login}`;
      const officer = await keepOfficer(store.db, {
        login,
        name,
        roles: [...roles],
        scope: [...scope],
        passwordHash,
      });
      if (roles.includes('registrar')) await office.mayAndCanSign(officer);
      const signedIn = await app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-hotich': '1' },
        payload: { login, password },
      });
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
      const call: Caller['call'] = (method, url, payload) =>
        app.inject({ method, url, headers: { cookie, 'x-hotich': '1' }, ...(payload ? { payload } : {}) });
      return { officer, cookie, call };
    },
    /** A right to sign, a key, and a session at the officer's own desk. */
    async mayAndCanSign({ id, name }: Pick<Officer, 'id' | 'name'>) {
      const lines = ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'];
      const right = {
        officerId: id,
        capacity: 'KT.',
        lines,
        basis: null,
        from: '2020-01-01',
        to: null,
        kinds: [],
      };
      await keepDelegation(store.db, NewDelegation.parse(right), null, clock.now);
      await makeTestCertificates(keysDir, [{ id, name }]);
      await ports.keys.open(id, '246810');
      await openSession(store.db, {
        officerId: id,
        openedAt: clock.now.toISOString(),
        until: '2030-01-01T00:00:00.000Z',
        most: 100_000,
        kinds: [],
        atCounter: false,
      });
    },
    keysDir,
    /** A book whose entries take one look each, unless another policy is named. */
    book: (policyId?: string, body?: string) => keptBook(store.db, policyId, body),
    /** An entry read from a page of its own; a verifier's task waits for it. */
    entry: (written: Partial<Record<FieldKey, string>> = {}, book?: BookId, page?: PictureOfEntry) =>
      readEntry(office.ports, written, book, page),
    close: async () => {
      await app.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return office;
}

/** Where an entry stands on a real picture, in place of the form's own boxes. */
export interface PictureOfEntry {
  readonly scan: ImageRef;
  readonly boxes: Readonly<Partial<Record<FieldKey, Box>>>;
  readonly fileName: string;
  /** What the machine says of a field besides: doubts, risk, other readings. */
  readonly readings?: Readonly<Partial<Record<FieldKey, Partial<ReadField>>>>;
  /** Its page in the book, from 0. */
  readonly ordinal?: number;
}

export interface Caller {
  readonly officer: Officer;
  readonly cookie: string;
  readonly call: (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload?: object,
  ) => Promise<LightMyRequestResponse>;
}
export type Office = Awaited<ReturnType<typeof openOffice>>;

export const randomSha = (): Sha256 => Sha256.parse(randomBytes(32).toString('hex'));

const person: Partial<Record<FieldKey, string>> = {
  entryNo: '45',
  bookNo: '01/2016',
  registrationDate: '12/05/2016',
  childName: 'Nguyễn Thị Thử',
  childBirthDate: '01/05/2016',
  childBirthDateInWords: 'Ngày một tháng năm năm hai nghìn không trăm mười sáu',
  childSex: 'Nữ',
  childEthnicity: 'Kinh',
  childNationality: 'Việt Nam',
  childBirthplace: 'Bệnh viện Thử Nghiệm',
  childOrigin: 'Hà Nội',
  motherName: 'Trần Thị Mẫu',
  fatherName: 'Nguyễn Văn Thử',
};

async function keptBook(
  db: Parameters<typeof keepBook>[0],
  policyId = 'single-2026',
  body = 'Ủy ban nhân dân phường Bạch Mai',
): Promise<BookId> {
  const id = BookId.parse(`book_${letters()}`);
  const manifest = BookManifest.parse({
    code: `KS.2016.${id.slice(5, 10)}`,
    kind: 'birth',
    registerBody: {
      name: body,
      within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
    },
    year: 2016,
    bookNo: '01/2016',
    formId: 'birth-2015-tt15',
    synthetic: true,
  });
  await keepBook(db, id, manifest, `Khai sinh ${manifest.code}`);
  await setPolicyOfBook(db, id, policyId);
  return id;
}

const letters = (): string =>
  Array.from(randomBytes(26), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');

async function readEntry(
  { store, forms, blobs }: ServerPorts,
  written: Partial<Record<FieldKey, string>>,
  inBook?: BookId,
  page?: PictureOfEntry,
): Promise<{ entryId: EntryId; recordId: RecordId; pageId: PageId; bookId: BookId; read: MatchedEntry }> {
  const bookId = inBook ?? (await keptBook(store.db));
  const scan: ImageRef = page?.scan ?? {
    sha256: randomSha(),
    mediaType: 'image/png',
    widthPx: 2480,
    heightPx: 3508,
    dpi: 300,
  };
  const pageId = pageIdOf(bookId, scan.sha256);
  const { fileName, ordinal } = { fileName: '0001.png', ordinal: 0, ...page };
  await keepPage(store.db, { id: pageId, bookId, ordinal, fileName, scan, bytes: 1000 });
  const form = forms.byId('birth-2015-tt15');
  if (form.layout !== 'labels') throw new Error('the birth form has labels');
  const texts = page ? written : { ...person, ...written };
  const fields: ReadFields = {};
  for (const { key, boxes } of form.entries[0]?.fields ?? []) {
    const text = texts[key] ?? null;
    const value =
      text === null
        ? null
        : readers[factsOf('birth', key)?.reader ?? 'text'].read(text, { latestYear: 2016 }).value;
    const box = page?.boxes[key] ?? boxes[0] ?? null;
    fields[key] = {
      written: text,
      value,
      blank: text === null,
      confidence: 0.9,
      doubts: [],
      box,
      alternatives: [],
      ...page?.readings?.[key],
    };
  }
  const entryId = entryIdOf(pageId, 0);
  const read: MatchedEntry = {
    entryId,
    pageId,
    bookId,
    kind: 'birth',
    formId: form.id,
    ordinal: 0,
    box: { left: 0, top: 0, width: 1, height: 1 },
    scan,
    gray: page ? scan : await blankPage(blobs),
    binary: { ...scan, sha256: randomSha() },
    toScan: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    fields,
    candidates: [],
    comparedWith: 0,
  };
  const { candidates, comparedWith, ...extracted } = read;
  const facts = entryFacts(extracted);
  const key = { subjectId: entryId, step: 'match-records', version: 1, inputHash: hashOf(extracted) };
  const { jobs, tasks } = follow(graph, { ...key, output: read });
  await store.db.transaction().execute(async (tx) => {
    await projectEntry(tx, facts);
    await saveOutput(tx, {
      key,
      output: { ...extracted, candidates, comparedWith },
      outputHash: hashOf(read),
      by: 'machine',
      source: null,
      startedAt: new Date(),
      tookMs: 5,
      place: { bookId, pageId },
      priority: 100,
      jobs,
      tasks: tasks.map((task) => ({ ...task, notSameAs: [] })),
    });
  });
  return { entryId, recordId: facts.recordId, pageId, bookId, read };
}

/** A cleaned page with nothing on it. */
async function blankPage(blobs: ServerPorts['blobs']): Promise<ImageRef> {
  const [widthPx, heightPx] = [620, 877];
  const white = { width: widthPx, height: heightPx, channels: 3 as const, background: 'white' };
  const png = await sharp({ create: white }).grayscale().png().toBuffer();
  return { sha256: await blobs.put(png), mediaType: 'image/png', widthPx, heightPx, dpi: 75 };
}

/** The answers of a verifier who agrees with everything read. */
export const agreeing = (
  read: MatchedEntry,
  other: Partial<Record<FieldKey, string | null>> = {},
): VerifyDecision => ({
  fields: Object.fromEntries(
    Object.entries(read.fields).map(([key, field]) => {
      const written = key in other ? (other[key as FieldKey] ?? null) : field.written;
      return [key, { state: written === null ? 'blank' : 'written', written }];
    }),
  ),
});

/** Claims the task of a step, for one subject; its id. */
export async function claim(who: Caller, step: string, subjectId: string | null): Promise<TaskId> {
  const answer = await who.call('POST', '/api/tasks/claim', { step, subjectId });
  if (answer.statusCode !== 200) throw new Error(`claim answered ${answer.statusCode} ${answer.body}`);
  return TaskId.parse(answer.json().task.id);
}
