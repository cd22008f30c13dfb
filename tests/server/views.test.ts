import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

type Entry = Awaited<ReturnType<Office['entry']>>;
const requester = { name: 'Phạm Người Hỏi', relation: 'Bản thân', paper: '' };

/** An entry that was approved, with a paper asked for. */
async function approved(): Promise<Entry & { extractId: string }> {
  const entry = await office.entry();
  const [keyer, second, clerk] = [
    await office.officer('kiem', ['verifier']),
    await office.officer('duyet', ['approver']),
    await office.officer('tiep', ['clerk']),
  ];
  const verifyId = await claim(keyer, 'verify-entry', entry.entryId);
  await keyer.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(entry.read));
  const approveId = await claim(second, 'approve-entry', entry.entryId);
  await second.call('POST', `/api/tasks/${approveId}/approve`, { verdict: 'approve' });
  const asked = { idempotencyKey: crypto.randomUUID(), requester, copies: 1 };
  const extract = await clerk.call('POST', `/api/records/${entry.recordId}/extracts`, asked);
  return { ...entry, extractId: extract.json().id };
}

type Look = (who: Caller, entry: Entry & { extractId: string }) => ReturnType<Caller['call']>;
const claims =
  (step: string, of: (entry: Entry & { extractId: string }) => string): Look =>
  (who, entry) =>
    who.call('POST', '/api/tasks/claim', { step, subjectId: of(entry) });

/** Every way in which what is known of an entry, or of a paper of it, reaches somebody. */
const looks: readonly (readonly [string, 'entryId' | 'extractId', Look])[] = [
  ['the record page', 'entryId', (who, { recordId }) => who.call('GET', `/api/records/${recordId}`)],
  [
    'its page, without a task',
    'entryId',
    (who, { entryId }) => who.call('GET', `/api/entries/${entryId}/scan`),
  ],
  ['a paper', 'extractId', (who, { extractId }) => who.call('GET', `/api/extracts/${extractId}`)],
  ['its text', 'extractId', (who, { extractId }) => who.call('GET', `/api/extracts/${extractId}/preview`)],
  ['a paper to sign', 'extractId', claims('authorize-extract', ({ extractId }) => extractId)],
];

test.each(looks)('who is shown %s leaves a line', async (name, subject, look) => {
  const entry = await approved();
  const who = await office.officer(`xem${looks.findIndex(([one]) => one === name)}`, ['admin']);
  const seen = async () =>
    (
      await office.store.db
        .selectFrom('view')
        .select('subject_id')
        .where('officer_id', '=', who.officer.id)
        .execute()
    ).map((row) => row.subject_id);
  expect(await seen()).toEqual([]);
  const answer = await look(who, entry);
  expect([answer.statusCode, answer.body === 'null']).toEqual([200, false]);
  expect(await seen()).toEqual([entry[subject]]);
});

test.each(['verify-entry', 'verify-entry-blind', 'approve-entry'])(
  'who is given %s leaves a line',
  async (step) => {
    const policy = step === 'verify-entry-blind' ? 'all-double-2026' : 'single-2026';
    const { entryId, read } = await office.entry({}, await office.book(policy));
    const keyer = await office.officer('kiem', ['verifier']);
    if (step !== 'verify-entry') {
      const taskId = await claim(keyer, 'verify-entry', entryId);
      await keyer.call('POST', `/api/tasks/${taskId}/verify`, agreeing(read));
    }
    const who = await office.officer(`nhan-${step}`, ['admin']);
    await claim(who, step, entryId);
    const rows = await office.store.db
      .selectFrom('view')
      .select('subject_id')
      .where('officer_id', '=', who.officer.id)
      .execute();
    expect(rows.map((row) => row.subject_id)).toEqual([entryId]);
  },
);

test('who looked is in the entry’s journal, with the time', async () => {
  const entry = await approved();
  const who = await office.officer('doc', ['clerk']);
  await who.call('GET', `/api/records/${entry.recordId}`);
  const { journal } = (await who.call('GET', `/api/records/${entry.recordId}`)).json();
  const lines = journal.filter((line: { kind: string }) => line.kind === 'viewed');
  expect(lines.map((line: { by: string }) => line.by)).toContain(who.officer.name);
});
