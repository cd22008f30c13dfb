import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreeing, type Caller, claim, type Office, openOffice, randomSha } from '#tests/support/office.ts';
import { plantRelation } from '#tests/support/planted-relation.ts';
import { routesOf } from '#tests/support/routes-of.ts';

const wards = { theirs: 'UBND phường Một', other: 'UBND phường Hai' };
const requester = { name: 'Phạm Người Hỏi', relation: 'Bản thân', paper: '' };
const key = () => crypto.randomUUID();
const basis = { number: '1', date: '2026-11-20', office: 'UBND' };
const correcting = { what: 'other', basis, changes: {}, note: 'Thử', version: 2 };

type Entry = Awaited<ReturnType<Office['entry']>>;
interface Ward {
  /** Read and waiting, taken by somebody, in trouble, approved with a paper asked for. */
  readonly waiting: Entry;
  readonly taskId: string;
  readonly troubleId: string;
  readonly approved: Entry;
  readonly extractId: string;
  readonly runId: string;
  readonly bookId: string;
  readonly relationId: string;
}

let office: Office;
/** May do everything, with the books of one ward. */
let stranger: Caller;
let ward: Ward;
beforeAll(async () => {
  office = await openOffice();
  stranger = await office.officer('la', ['admin'], [wards.theirs]);
  ward = await wardOf(wards.other);
});
afterAll(() => office.close());

/** A ward with something of every kind in it. */
async function wardOf(body: string): Promise<Ward> {
  const { db } = office.store;
  const bookId = await office.book(undefined, body);
  const of = async (written: Parameters<Office['entry']>[0]) => office.entry(written, bookId);
  const [waiting, troubled, approved] = [
    await of({ childName: 'Nguyễn Thị Phường' }),
    await of({ childName: 'Nguyễn Văn Vướng' }),
    await of({ childName: 'Nguyễn Văn Duyệt' }),
  ];
  const [first, second, clerk] = [
    await office.officer('kiem', ['verifier']),
    await office.officer('duyet', ['approver']),
    await office.officer('quay', ['clerk']),
  ];
  const answered = async (who: Caller, url: string, payload: object) => {
    const answer = await who.call('POST', url, payload);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 200, expect.anything()]);
    return answer.json();
  };
  const verifyId = await claim(first, 'verify-entry', approved.entryId);
  await answered(first, `/api/tasks/${verifyId}/verify`, agreeing(approved.read));
  const approveId = await claim(second, 'approve-entry', approved.entryId);
  await answered(second, `/api/tasks/${approveId}/approve`, { verdict: 'approve' });
  const asked = { idempotencyKey: key(), requester, copies: 1 };
  const { id: extractId } = await answered(clerk, `/api/records/${approved.recordId}/extracts`, asked);
  const troubledId = await claim(first, 'verify-entry', troubled.entryId);
  await answered(first, `/api/tasks/${troubledId}/trouble`, { kind: 'rescan', note: 'mờ' });
  const { id: troubleId } = await db.selectFrom('trouble').select('id').executeTakeFirstOrThrow();
  const { id: runId } = await db
    .insertInto('outbox')
    .values({
      step: 'recognize-entry',
      version: 1,
      queue: 'ocr',
      subject_id: waiting.entryId,
      input_hash: 'h',
      source_step: 's',
      source_subject_id: waiting.pageId,
      source_version: 1,
      source_input_hash: 'h',
      book_id: bookId,
      page_id: waiting.pageId,
      priority: 100,
      state: 'failed',
      error_code: 'image.blank',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const taskId = await claim(first, 'verify-entry', waiting.entryId);
  const relationId = await plantRelation(db, [approved.entryId, waiting.entryId]);
  return { waiting, taskId, troubleId, approved, extractId, runId: String(runId), bookId, relationId };
}

const gap = { kind: 'year', year: 2016, from: null, to: null, bookNo: null };

type CallLine = readonly ['GET' | 'POST', (there: Ward) => string, object?];

/** Every call that names something in a book. */
const naming: readonly CallLine[] = [
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/renew`],
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/release`],
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/drafts`, { fields: {} }],
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/verify`, { fields: {} }],
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/verify-blind`, { fields: {} }],
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/arbitrate`, { fields: {}, reasons: {} }],
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/approve`, { verdict: 'approve' }],
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/authorize`, { verdict: 'authorize' }],
  ['POST', ({ taskId }) => `/api/tasks/${taskId}/trouble`, { kind: 'rescan', note: '' }],
  ['POST', ({ troubleId }) => `/api/troubles/${troubleId}/settle`, { outcome: 'key-again', answer: '' }],
  ['GET', ({ waiting }) => `/api/entries/${waiting.entryId}/scan`],
  ['GET', ({ waiting }) => `/api/entries/${waiting.entryId}/journal`],
  ['POST', ({ waiting }) => `/api/entries/${waiting.entryId}/hurry`],
  ['GET', ({ approved }) => `/api/records/${approved.recordId}`],
  [
    'POST',
    ({ approved }) => `/api/records/${approved.recordId}/extracts`,
    { idempotencyKey: key(), requester, copies: 1 },
  ],
  ['POST', ({ approved }) => `/api/records/${approved.recordId}/corrections`, correcting],
  [
    'POST',
    ({ approved }) => `/api/records/${approved.recordId}/revoke`,
    { basis, reason: 'Thử', version: 2 },
  ],
  ['GET', ({ approved }) => `/api/records/${approved.recordId}/lane`],
  ['GET', ({ approved }) => `/api/records/${approved.recordId}/places`],
  ['GET', ({ approved }) => `/api/records/${approved.recordId}/life`],
  ['GET', ({ waiting }) => `/api/entries/${waiting.entryId}/doubts`],
  ['GET', ({ approved }) => `/api/records/${approved.recordId}/relations`],
  ['GET', ({ extractId }) => `/api/extracts/${extractId}/receipt`],
  ['POST', ({ extractId }) => `/api/extracts/${extractId}/void`, { reason: 'in nhầm' }],
  ['GET', ({ extractId }) => `/api/extracts/${extractId}`],
  ['GET', ({ extractId }) => `/api/extracts/${extractId}/preview`],
  ['GET', ({ extractId }) => `/api/extracts/${extractId}/pdf`],
  ['GET', ({ bookId }) => `/api/books/${bookId}/pages`],
  ['GET', ({ bookId }) => `/api/books/${bookId}/quality`],
  ['POST', ({ bookId }) => `/api/books/${bookId}/sample`],
  ['GET', ({ bookId }) => `/api/books/${bookId}/ledger`],
  ['GET', ({ bookId }) => `/api/books/${bookId}/ledger/pdf`],
  ['GET', ({ bookId, waiting }) => `/api/books/${bookId}/ledger/entries/${waiting.entryId}`],
  [
    'POST',
    ({ bookId }) => `/api/books/${bookId}/ledger/marks`,
    { year: 2016, from: 1, to: 1, mark: 'left-out', note: '' },
  ],
  ['POST', ({ bookId }) => `/api/books/${bookId}/ledger/marks/undo`, { year: 2016, from: 1, to: 1 }],
  ['POST', ({ bookId }) => `/api/books/${bookId}/series/marks`, { gap, mark: 'book-lost', note: '' }],
  ['POST', ({ bookId }) => `/api/books/${bookId}/series/marks/undo`, { gap }],
  ['GET', ({ waiting }) => `/api/entries/${waiting.entryId}/page-facts`],
  ['POST', ({ waiting }) => `/api/entries/${waiting.entryId}/page-facts`, { isStruck: true }],
  ['POST', ({ bookId }) => `/api/books/${bookId}/ledger/closings`, { year: 2016, entries: 1, pages: null }],
  ['POST', ({ bookId }) => `/api/books/${bookId}/policy`, { policyId: 'risk-2026' }],
  ['POST', ({ bookId }) => `/api/books/${bookId}/approve`],
  ['GET', ({ bookId }) => `/api/books/${bookId}/minutes/1/pdf`],
  ['POST', ({ runId }) => `/api/failures/${runId}/retry`],
  ...(['reopen', 'renew', 'release'] as const).map(
    (what): CallLine => ['POST', ({ relationId }) => `/api/review/${relationId}/${what}`],
  ),
  ['POST', ({ relationId }) => `/api/review/${relationId}/answer`, { verdict: 'twin', tookMs: 1 }],
  [
    'POST',
    ({ relationId }) => `/api/review/${relationId}/decide`,
    { verdict: 'twin', notes: [null, null], reason: '', tookMs: 1 },
  ],
  [
    'POST',
    ({ approved }) => `/api/records/${approved.recordId}/contradiction`,
    { other: `record_${'a'.repeat(26)}` },
  ],
];

/** Calls that give lists or take what comes next. */
const listing = [
  'GET /api/tasks',
  'POST /api/tasks/claim',
  'GET /api/records',
  'GET /api/register-bodies',
  'GET /api/extracts',
  'GET /api/issue-book',
  'GET /api/issue-book/totals',
  'GET /api/issue-book/series',
  'GET /api/issue-book.csv',
  'GET /api/feed',
  // papers that wait for a signature, and signing several: looked at below
  'GET /api/signing/extracts',
  'POST /api/signing/extracts',
  'GET /api/overview',
  'GET /api/failures',
  'GET /api/troubles',
  'GET /api/live',
  'GET /api/ledgers',
  'GET /api/review',
  'POST /api/review/claim',
];

/** What is of no book. Pictures are asked for by the sha256 of their bytes, which nobody guesses. */
const ofNoBook = [
  'POST /api/session',
  'GET /api/session',
  'DELETE /api/session',
  'GET /api/mirror',
  'GET /api/counter',
  // one's own key, who can sign, and what an administrator sets of the office
  'GET /api/signers',
  'GET /api/signing',
  'POST /api/signing',
  'DELETE /api/signing',
  'GET /api/office',
  'POST /api/office',
  'POST /api/office/header',
  'POST /api/office/counter',
  'POST /api/office/delegations',
  'POST /api/office/delegations/revoke',
  'POST /api/office/absences',
  'POST /api/office/absences/end',
  // one paper behind an unguessable address
  'GET /api/file-signing/*',
  'POST /api/file-signing/*',
  'GET /api/images/*',
  'GET /api/check/*',
  'GET /api/check/keys',
  'POST /api/check/pdf',
];

describe('an officer of one ward', () => {
  test.each(naming.map(([method, path, payload]) => [method, path, payload] as const))(
    'is told that there is no such thing: %s %s',
    async (method, path, payload) => {
      const answer = await stranger.call(method, path(ward), payload);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'id.not-found']);
    },
  );

  test('is answered by the same words as for what is nowhere', async () => {
    const nowhere = `record_${'a'.repeat(26)}`;
    const [there, none] = [ward.approved.recordId, nowhere].map((id) =>
      stranger.call('GET', `/api/records/${id}`),
    );
    const text = (await there)?.body.replace(ward.approved.recordId, nowhere);
    expect(text).toBe((await none)?.body);
  });

  test('sees nothing of another in any list, and is given none of its tasks', async () => {
    const get = async (url: string) => (await stranger.call('GET', url)).json();
    expect((await get('/api/records?q=Nguyễn')).hits).toEqual([]);
    expect((await get('/api/records?q=phuong nguyen thi')).hits).toEqual([]);
    expect((await get('/api/records?q=45')).hits).toEqual([]);
    expect(await get('/api/extracts')).toEqual([]);
    expect((await get('/api/issue-book')).lines).toEqual([]);
    expect(await get('/api/issue-book/totals')).toMatchObject({ papers: 0, voided: 0 });
    expect(await get('/api/failures')).toEqual([]);
    expect(await get('/api/troubles')).toEqual([]);
    expect(await get('/api/ledgers')).toMatchObject({ series: [] });
    expect(await get('/api/review')).toMatchObject({ waiting: 0, decided: 0 });
    expect((await stranger.call('POST', '/api/review/claim', { besides: null })).json()).toBeNull();
    expect(await get('/api/overview')).toMatchObject({ books: [], tasks: [], people: { fieldsLeft: 0 } });
    for (const { step, open } of await get('/api/tasks')) expect([step, open]).toEqual([step, 0]);
    const subjects = [null, ward.waiting.entryId, ward.approved.entryId, ward.extractId];
    for (const step of ['verify-entry', 'verify-entry-blind', 'approve-entry', 'authorize-extract'])
      for (const subjectId of subjects) {
        const claimed = await stranger.call('POST', '/api/tasks/claim', { step, subjectId });
        expect([step, claimed.statusCode, claimed.body]).toEqual([step, 200, 'null']);
      }
    const suggested = await stranger.call('POST', '/api/suggest', {
      entryId: ward.waiting.entryId,
      field: 'childName',
      text: 'ng',
    });
    expect(suggested.json().code).toBe('id.not-found');
  });

  test('left no trace there: nothing was hurried, seen or changed', async () => {
    const { db } = office.store;
    const seen = await db
      .selectFrom('view')
      .selectAll()
      .where('officer_id', '=', stranger.officer.id)
      .execute();
    expect(seen).toEqual([]);
    const tasks = await db.selectFrom('task').select(['claimed_by', 'done_by', 'priority']).execute();
    for (const task of tasks) {
      expect([task.claimed_by, task.done_by]).not.toContain(stranger.officer.id);
    }
    expect(
      (await db.selectFrom('outbox').select('state').where('id', '=', ward.runId).executeTakeFirst())?.state,
    ).toBe('failed');
  });

  test('does all of it in their own ward', async () => {
    const bookId = await office.book(undefined, wards.theirs);
    const { entryId, recordId } = await office.entry({ childName: 'Lê Của Mình' }, bookId);
    const get = async (url: string) => (await stranger.call('GET', url)).json();
    expect((await get('/api/records?q=Lê Của Mình')).hits).toMatchObject([{ entryId }]);
    expect((await get(`/api/records/${recordId}`)).entry.entryId).toBe(entryId);
    expect((await get('/api/overview')).books).toMatchObject([{ book: { id: bookId }, entries: 1 }]);
    expect((await get(`/api/books/${bookId}/pages`)).pages).toHaveLength(1);
    const claimed = await stranger.call('POST', '/api/tasks/claim', {
      step: 'verify-entry',
      subjectId: null,
    });
    expect(claimed.json().entry.entryId).toBe(entryId);
  });
});

test('what another register body keeps of the same person is not shown beside an entry', async () => {
  const bookId = await office.book(undefined, wards.theirs);
  const near = await office.entry({ childName: 'Lê Thị Gần' }, bookId);
  const { entryId, recordId } = await office.entry({ childName: 'Lê Thị Đây' }, bookId, {
    scan: { ...near.read.scan, sha256: randomSha() },
    boxes: {},
    fileName: '0002.png',
  });
  for (const other of [ward.waiting.entryId, near.entryId])
    await plantRelation(office.store.db, [entryId, other]);
  const ofAll = await office.officer('moi', ['admin']);
  const ids = async (who: Caller) =>
    (await who.call('GET', `/api/records/${recordId}`))
      .json()
      .entry.candidates.map((candidate: { entryId: string }) => candidate.entryId);
  expect(await ids(ofAll)).toEqual([ward.waiting.entryId, near.entryId]);
  expect(await ids(stranger)).toEqual([near.entryId]);
  const { db } = office.store;
  await db
    .updateTable('task')
    .set({ claimed_by: null, lease_until: null })
    .where('done_at', 'is', null)
    .execute();
  const claimed = await stranger.call('POST', '/api/tasks/claim', {
    step: 'verify-entry',
    subjectId: entryId,
  });
  expect(claimed.json().entry.candidates).toMatchObject([{ entryId: near.entryId }]);
});

test('papers of another ward wait at nobody else’s desk, and are not signed there', async () => {
  const waiting = await stranger.call('GET', '/api/signing/extracts');
  expect(waiting.json().map(({ id }: { id: string }) => id)).not.toContain(ward.extractId);
  const signed = await stranger.call('POST', '/api/signing/extracts', { extractIds: [ward.extractId] });
  expect(signed.json()).toMatchObject([{ extract: null, failure: { code: 'id.not-found' } }]);
});

test('every route is looked at above', () => {
  const named = { taskId: '*', troubleId: '*', extractId: '*', runId: '*', bookId: '*', relationId: '*' };
  const star = { ...named, waiting: { entryId: '*' }, approved: { recordId: '*' } } as unknown as Ward;
  const known = [
    ...naming.map(([method, path]) => `${method} ${path(star).replace('/1/pdf', '/*/pdf')}`),
    ...listing,
    ...ofNoBook,
    'POST /api/suggest',
  ];
  expect(routesOf(office).filter((route) => !known.includes(route))).toEqual([]);
});
