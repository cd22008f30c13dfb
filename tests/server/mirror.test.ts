import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mirror } from '#schemas/api/mirror.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { keepKeyedFields, prefersHard } from '#store/mirror.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let [first, second, arbiter]: Caller[] = [];
beforeAll(async () => {
  office = await openOffice();
  first = await office.officer('mot', ['verifier']);
  second = await office.officer('hai', ['verifier']);
  arbiter = await office.officer('phanxu', ['arbiter']);
});
afterAll(() => office.close());

const mirrorOf = async (who: Caller | undefined): Promise<Mirror> =>
  Mirror.parse((await who?.call('GET', '/api/mirror'))?.json());
const minutesLater = (minutes: number) => {
  office.clock.now = new Date(office.clock.now.getTime() + minutes * 60_000);
};

/** Two key an entry blind and differ in the child's name; the arbiter says that the second was right. */
async function keyTwice(): Promise<void> {
  const { entryId, read } = await office.entry({}, await office.book('all-double-2026'));
  const send = async (who: Caller | undefined, step: string, path: string, decision: object) => {
    if (!who) throw new Error('nobody');
    const taskId = await claim(who, step, entryId);
    const sent = await who.call('POST', `/api/tasks/${taskId}/${path}`, decision);
    expect([path, sent.statusCode, sent.body]).toEqual([path, 200, expect.anything()]);
  };
  await send(first, 'verify-entry', 'verify', agreeing(read, { childName: 'Nguyễn Thị Thứ' }));
  await send(second, 'verify-entry-blind', 'verify-blind', agreeing(read));
  const name = { state: 'written', written: read.fields.childName?.written };
  await send(arbiter, 'arbitrate-entry', 'arbitrate', { fields: { childName: name }, reasons: {} });
}

describe('a mirror', () => {
  test('shows what one keyed, how far others agreed, and which letters and tones were wrong', async () => {
    await keyTwice();
    const mine = await mirrorOf(first);
    expect(mine.wrong).toEqual({ tones: 1, letters: 0, figures: 0, blanks: 0 });
    expect(mine.confusions).toEqual([{ keyed: 'ứ', stood: 'ử', times: 1 }]);
    expect(mine.agreement.all.of - mine.agreement.all.right).toBe(1);
    expect(mine.agreement.critical.of).toBeGreaterThan(5);
    expect(mine.days).toMatchObject([{ day: '2026-11-22', entries: 1 }]);
    expect(mine.getsHard).toBe(false);

    const other = await mirrorOf(second);
    expect([other.confusions, other.agreement.all.right]).toEqual([[], other.agreement.all.of]);
    const judge = await mirrorOf(arbiter);
    expect([judge.agreement.all, judge.days[0]?.entries]).toEqual([{ right: 0, of: 0 }, 1]);
  });

  test('counts the minutes between decisions, and no longer pause', async () => {
    const before = (await mirrorOf(first)).days[0];
    for (const minutes of [2, 3, 20, 1]) {
      minutesLater(minutes);
      const { entryId, read } = await office.entry();
      const taskId = await claim(first as Caller, 'verify-entry', entryId);
      await first?.call('POST', `/api/tasks/${taskId}/verify`, agreeing(read));
    }
    const after = (await mirrorOf(first)).days[0];
    expect([(after?.entries ?? 0) - (before?.entries ?? 0), after?.minutes]).toEqual([4, 6]);
  });

  test('is one’s own: there is no way to ask for another’s, and no one else’s call or list tells of it', async () => {
    const nobody = await office.officer('moi', ['verifier', 'arbiter', 'approver', 'digitizer', 'admin']);
    const empty = await mirrorOf(nobody);
    expect([empty.days, empty.agreement.all.of, empty.confusions]).toEqual([[], 0, []]);
    const id = first?.officer.id ?? '';
    for (const url of [`/api/mirror?officerId=${id}`, `/api/mirror/${id}`]) {
      const answer = await nobody.call('GET', url);
      expect([400, 404]).toContain(answer.statusCode);
    }
    // What a manager sees has neither their id nor their name.
    for (const url of ['/api/overview', '/api/failures', '/api/troubles']) {
      const text = (await nobody.call('GET', url)).body;
      expect([url, text.includes(id), text.includes(first?.officer.name ?? '')]).toEqual([url, false, false]);
    }
    expect((await (await office.officer('quay', ['clerk'])).call('GET', '/api/mirror')).statusCode).toBe(403);
  });
});

describe('hard handwriting is given first to whom', () => {
  /** So many hard fields that somebody else looked at, so many of them right. */
  async function keyed(login: string, hard: number, right: number): Promise<OfficerId> {
    const { officer } = await office.officer(login, ['verifier']);
    const { entryId, bookId } = await office.entry();
    await keepKeyedFields(
      office.store.db,
      Array.from({ length: hard + 1 }, (_, n) => ({
        officerId: officer.id,
        bookId,
        entryId,
        field: 'childName' as const,
        step: 'verify-entry' as const,
        at: new Date(office.clock.now.getTime() - (n + 1) * 1000).toISOString(),
        critical: true,
        isHard: n > 0,
        agreed: n > 0 ? n <= right : null,
        confusions: [],
      })),
    );
    return officer.id;
  }

  test.each([
    ['enough1', 49, 49, false],
    ['enough2', 50, 50, true],
    ['enough3', 100, 97, true],
    ['enough4', 100, 96, false],
  ] as const)('%s: %i hard fields, %i right: %s', async (login, hard, right, gets) => {
    const id = await keyed(login, hard, right);
    expect(await prefersHard(office.store.db, id, office.clock.now)).toBe(gets);
  });

  test('what is known is a minute old at most', async () => {
    const id = await keyed('doi', 50, 50);
    const { db } = office.store;
    expect(await prefersHard(db, id, office.clock.now)).toBe(true);
    await db.updateTable('keyed_field').set({ agreed: false }).where('officer_id', '=', id).execute();
    expect(await prefersHard(db, id, office.clock.now)).toBe(true);
    minutesLater(1);
    expect(await prefersHard(db, id, office.clock.now)).toBe(false);
  });
});
