import type { CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { BookId } from '#schemas/ids.ts';
import { vi } from '#schemas/wording/vi.ts';
import { draftsOf } from '#store/drafts.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { password } from '#tests/support/office.ts';
import { serveOffice } from '#tests/support/served-office.ts';

const words = vi.web.verifier;
const input = '.row.is-current textarea:focus';

/** What goes wrong at a verifier's desk, in a real browser against a real server; people use the keyboard only. */
describeWith(['chromium'], 'the verifier’s desk', () => {
  let served: Awaited<ReturnType<typeof serveOffice>>;
  let browser: TestBrowser;
  let people = 0;

  beforeAll(async () => {
    served = await serveOffice();
    browser = await openBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser?.evidence(task.name);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** A verifier at work on the first of some entries of a new book, in a browser of their own; nobody else has that book. */
  async function atWork(pages: readonly number[], policyId?: string) {
    people += 1;
    const body = `Ủy ban nhân dân phường Thử ${people}`;
    const book = await served.office.book(policyId, body);
    const entries = [];
    for (const page of pages) entries.push(await served.plant(page, book));
    const page = await person(`nhap${people}`, body);
    await page.locator(input).waitFor();
    return { page, book, body, entries };
  }

  async function person(login: string, body: string): Promise<Page> {
    await served.office.officer(login, ['verifier'], [body]);
    const page = await browser.person();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(served.url);
    await page.locator('input[name=login]:focus').waitFor();
    await page.keyboard.type(login);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.locator('.top-bar').waitFor();
    await page.goto(`${served.url}xac-minh`);
    return page;
  }

  const shows = (page: Page, text: string) => page.getByText(text).first().waitFor();
  const isGone = (page: Page, text: string) => page.getByText(text).first().waitFor({ state: 'detached' });
  const currentKey = async (page: Page) =>
    (await page.locator(input).getAttribute('id'))?.replace('field-', '') ?? '';
  const fileOf = async (page: Page) =>
    (await page.locator('.panel-title p').textContent())?.split(' · ').at(-1);
  const typeOver = async (page: Page, text: string) => {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };
  async function goTo(page: Page, key: string): Promise<void> {
    for (let steps = 0; (await currentKey(page)) !== key; steps += 1) {
      if (steps > 40) throw new Error(`no ${key}`);
      await page.keyboard.press('ArrowDown');
    }
  }
  /** Enter where something was read, F4 where nothing stands, until all of it is answered. */
  async function answerAll(page: Page): Promise<void> {
    const ready = page.locator('.command-main .is-primary', { hasText: vi.web.short.submit });
    for (let fields = 0; fields < 40 && (await ready.count()) === 0; fields += 1) {
      const before = await currentKey(page);
      await page.keyboard.press((await page.locator(input).inputValue()) === '' ? 'F4' : 'Enter');
      await page.locator(`${input}:not(#field-${before})`).or(ready).first().waitFor();
    }
  }
  const taskOf = (subjectId: string, step = 'verify-entry') =>
    served.office.store.db
      .selectFrom('task')
      .selectAll()
      .where('subject_id', '=', subjectId)
      .where('step', '=', step)
      .executeTakeFirstOrThrow();
  /** What the server has of an entry's drafts, by field. */
  async function draftsAt(subjectId: string) {
    const task = await taskOf(subjectId);
    return draftsOf(served.office.store.db, task.id as never, task.claimed_by as never);
  }
  async function eventually<T>(look: () => Promise<T>, is: (found: T) => boolean): Promise<T> {
    for (let waited = 0; ; waited += 100) {
      const found = await look();
      if (is(found) || waited > 10_000) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  test('the network goes while somebody types: all of it waits, and goes when it is back', async () => {
    const { page, entries } = await atWork([1]);
    const entryId = entries[0]?.entryId ?? '';
    await page.context().setOffline(true);
    await typeOver(page, '141');
    await page.keyboard.press('Enter');
    await typeOver(page, '02/2016');
    await shows(page, words.offline);
    expect((await draftsAt(entryId)).entryNo).toBeUndefined();
    await page.context().setOffline(false);
    const drafts = await eventually(
      () => draftsAt(entryId),
      (found) => found.bookNo?.text === '02/2016',
    );
    expect(drafts).toMatchObject({
      entryNo: { text: '141', decision: { state: 'written', written: '141' } },
      bookNo: { text: '02/2016', decision: null },
    });
    await isGone(page, words.offline);
    await page.context().close();
  });

  test('a page loaded again has everything that was typed, sent or not', async () => {
    const { page, entries } = await atWork([1]);
    const entryId = entries[0]?.entryId ?? '';
    await typeOver(page, '141');
    await page.keyboard.press('Enter');
    await eventually(
      () => draftsAt(entryId),
      (found) => found.entryNo?.decision != null,
    );
    await page.route('**/drafts', (route) => route.abort());
    await typeOver(page, '02/2016');
    await page.keyboard.press('Enter');
    await typeOver(page, 'ngày nào');
    await shows(page, words.offline);
    await page.reload();
    await page.locator(input).waitFor();
    expect(await currentKey(page)).toBe('registrationDate');
    expect(await page.locator(input).inputValue()).toBe('ngày nào');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator(input).inputValue()).toBe('02/2016');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator(input).inputValue()).toBe('141');
    await page.unroute('**/drafts');
    const drafts = await eventually(
      () => draftsAt(entryId),
      (found) => found.registrationDate !== undefined,
    );
    expect(drafts.registrationDate?.text).toBe('ngày nào');
    await eventually(
      () => page.evaluate(() => sessionStorage.length),
      (left) => left === 0,
    );
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.context().close();
  });

  test('the server starts again in the middle of an entry and of sending it: the officer notices, and loses nothing', async () => {
    const { page, entries } = await atWork([1, 2]);
    await typeOver(page, '141');
    await page.keyboard.press('Enter');
    await served.stop();
    await answerAll(page);
    await shows(page, words.offline);
    await page.keyboard.press('Control+Enter');
    expect(
      await eventually(
        () => fileOf(page),
        (file) => file === '002.jpg',
      ),
    ).toBe('002.jpg');
    await shows(page, words.offlineEntries.replace('{count}', '1'));
    await served.start();
    await shows(page, words.sent);
    const task = await taskOf(entries[0]?.entryId ?? '');
    expect(task.done_at).not.toBeNull();
    await isGone(page, words.offline);
    await page.context().close();
  });

  test('an input method composes letters: none is eaten, and its Enter is its own', async () => {
    const { page } = await atWork([1]);
    await goTo(page, 'childName');
    await page.keyboard.press('Control+a');
    const devtools = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    for (const text of ['T', 'Tr', 'Tra', 'Trâ', 'Trân', 'Trần']) {
      await compose(text);
      expect(await page.locator(input).inputValue()).toBe(text);
    }
    await keyWhileComposing(devtools, 'Enter');
    expect(await currentKey(page)).toBe('childName');
    await devtools.send('Input.insertText', { text: 'Trần' });
    await page.keyboard.type(' ');
    await compose('Dũ');
    await devtools.send('Input.insertText', { text: 'Dũng' });
    expect(await page.locator(input).inputValue()).toBe('Trần Dũng');
    await page.keyboard.press('Enter');
    await page.locator('.row-value', { hasText: 'Trần Dũng' }).waitFor();
    expect(await currentKey(page)).not.toBe('childName');
    await page.context().close();
  });

  test('the next entry is there before the one sent has arrived, its picture not asked for again', async () => {
    const { page, entries } = await atWork([1, 2, 3]);
    const picture = `/api/images/${entries[1]?.read.gray.sha256}`;
    await answerAll(page);
    await eventually(
      () => taskOf(entries[1]?.entryId ?? ''),
      (task) => task.claimed_by !== null,
    );
    const first = await taskOf(entries[0]?.entryId ?? '');
    let letThrough = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    // The server cannot take the decision before this lets go of the task.
    const holding = served.office.store.db.transaction().execute(async (tx) => {
      await tx.selectFrom('task').select('id').where('id', '=', first.id).forUpdate().execute();
      await released;
    });
    await page.keyboard.press('Control+Enter');
    expect(
      await eventually(
        () => fileOf(page),
        (file) => file === '002.jpg',
      ),
    ).toBe('002.jpg');
    const took = await eventually(
      () => page.evaluate(() => performance.getEntriesByName('next-task').map((entry) => entry.duration)),
      (found) => found.length > 0,
    );
    expect(took).toHaveLength(1);
    const loads = await page.evaluate(
      (name) =>
        (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
          .filter((entry) => new URL(entry.name).pathname === name)
          .filter((entry) => entry.transferSize > 0).length,
      picture,
    );
    expect(loads).toBe(1);
    expect((await taskOf(entries[0]?.entryId ?? '')).done_at).toBeNull();
    letThrough();
    await holding;
    await shows(page, words.sent);
    const third = await eventually(
      () => taskOf(entries[2]?.entryId ?? ''),
      (task) => task.claimed_by !== null,
    );
    expect(third.claimed_by).not.toBeNull();
    await page.context().close();
  });

  test('a citizen asks for an entry while another is keyed: it comes next', async () => {
    const { page, entries } = await atWork([1, 2, 3]);
    const claimedBy = async (at: number) => (await taskOf(entries[at]?.entryId ?? '')).claimed_by;
    const isClaimed = (by: string | null) => by !== null;
    expect(await eventually(() => claimedBy(1), isClaimed)).not.toBeNull();
    const clerk = await served.office.officer(`quay${people}`, ['clerk']);
    await clerk.call('POST', `/api/entries/${entries[2]?.entryId}/hurry`);
    expect(await eventually(() => claimedBy(2), isClaimed)).not.toBeNull();
    expect(await claimedBy(1)).toBeNull();
    await answerAll(page);
    await page.keyboard.press('Control+Enter');
    await shows(page, words.urgent);
    expect(await fileOf(page)).toBe('003.jpg');
    await page.context().close();
  });

  test('a lease lost while typing: said so, all of it stays, and can be taken back', async () => {
    const { page, entries } = await atWork([1, 2]);
    await typeOver(page, '141');
    await answerAll(page);
    const { id } = await taskOf(entries[0]?.entryId ?? '');
    const { db } = served.office.store;
    await db.updateTable('task').set({ claimed_by: null, lease_until: null }).where('id', '=', id).execute();
    await page.keyboard.press('Control+Enter');
    await shows(page, words.lostTitle);
    expect(await fileOf(page)).toBe('001.jpg');
    expect(await page.locator(input).inputValue()).toBe('141');
    await page.getByRole('button', { name: words.reclaim }).press('Enter');
    await isGone(page, words.lostTitle);
    await page.keyboard.press('Control+Enter');
    await shows(page, words.sent);
    expect((await taskOf(entries[0]?.entryId ?? '')).done_at).not.toBeNull();
    await page.context().close();
  });

  test('a second window of the same officer is told, overwrites nothing, and can take over with all that was typed', async () => {
    const { page, entries } = await atWork([1]);
    await typeOver(page, '141');
    const second = await page.context().newPage();
    await second.goto(`${served.url}xac-minh`);
    await shows(second, words.elsewhere);
    await second.keyboard.press('Control+Enter');
    expect(await page.locator(input).inputValue()).toBe('141');
    await second.getByRole('button', { name: words.takeHere }).press('Enter');
    await second.locator(input).waitFor();
    expect(await second.locator(input).inputValue()).toBe('141');
    await shows(page, words.elsewhere);
    await second.keyboard.press('Enter');
    const drafts = await eventually(
      () => draftsAt(entries[0]?.entryId ?? ''),
      (found) => found.entryNo?.decision != null,
    );
    expect(drafts.entryNo?.decision?.written).toBe('141');
    await page.context().close();
  });

  test('who keys the second time is told nothing of the reading, on the screen or on the wire', async () => {
    const { page, body, entries } = await atWork([1], 'all-double-2026');
    await answerAll(page);
    await page.keyboard.press('Control+Enter');
    await shows(page, words.sent);
    await page.context().close();

    const second = await person(`nhap${people}b`, body);
    const told: string[] = [];
    second.on('response', async (reply) => {
      if (new URL(reply.url()).pathname.startsWith('/api/') && !reply.url().includes('/images/'))
        told.push(await reply.text().catch(() => ''));
    });
    await second.locator('button:focus', { hasText: words.steps['verify-entry-blind'] }).waitFor();
    await second.keyboard.press('Enter');
    await shows(second, words.blind);
    await second.locator(input).waitFor();
    expect(await second.locator(input).inputValue()).toBe('');
    await second.keyboard.press('Enter');
    await shows(second, words.nothingTypedBlind);
    const screen = await second.locator('main').textContent();
    const texts = Object.values(entries[0]?.written ?? {}).filter((text) => text.length > 5);
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) {
      expect(screen).not.toContain(text);
      expect(told.join()).not.toContain(text);
    }
    expect(await seriousFaults(second)).toEqual([]);
    await second.context().close();
  });

  test('a place typed without its marks is offered with them, and one key takes it', async () => {
    const { page } = await atWork([1]);
    await goTo(page, 'childOrigin');
    await typeOver(page, 'ha noi');
    await page.locator('.choice', { hasText: 'Hà Nội' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await seriousFaults(page)).toEqual([]);
    const chosen = await page.locator('.choice[aria-selected=true] .choice-text').textContent();
    await page.keyboard.press('Enter');
    expect(await page.locator(input).inputValue()).toBe(chosen);
    expect(await currentKey(page)).toBe('childOrigin');
    await page.context().close();
  });

  test('a text longer than a field may be names its field and stays', async () => {
    const { page } = await atWork([1]);
    await goTo(page, 'childName');
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('ă'.repeat(601));
    await page.keyboard.press('Enter');
    await shows(page, `${vi.fields.childName}: 601`);
    expect(await page.locator(input).inputValue()).toHaveLength(601);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    expect(await currentKey(page)).not.toBe('childName');
    await page.context().close();
  });

  test('a picture that is missing is said to be, and keying goes on', async () => {
    const body = `Ủy ban nhân dân phường Mất Ảnh`;
    const book: BookId = await served.office.book(undefined, body);
    const entry = await served.plant(4, book);
    served.office.blobs.delete(entry.read.gray.sha256);
    const page = await person('matanh', body);
    await page.locator(input).waitFor();
    await shows(page, vi.web.viewer.missing);
    await answerAll(page);
    await page.keyboard.press('Control+Enter');
    await shows(page, words.sent);
    await page.context().close();
  });

  test('a trouble is told by a figure and a note, and the next entry comes', async () => {
    const { page, entries } = await atWork([1, 2]);
    await page.keyboard.press('Alt+v');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator(input).waitFor();
    await page.keyboard.press('Alt+v');
    await page.locator('dialog[open]').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('4');
    await page.keyboard.type('mờ góc dưới 12');
    await page.keyboard.press('Control+Enter');
    await shows(page, words.troubleSent);
    expect(await fileOf(page)).toBe('002.jpg');
    const trouble = await served.office.store.db
      .selectFrom('trouble')
      .selectAll()
      .where('entry_id', '=', entries[0]?.entryId ?? '')
      .executeTakeFirstOrThrow();
    expect(trouble).toMatchObject({ kind: 'rescan', note: 'mờ góc dưới 12' });
    await page.context().close();
  });
});

/** A key that an input method takes for itself while it composes. */
async function keyWhileComposing(devtools: CDPSession, code: string): Promise<void> {
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await devtools.send('Input.dispatchKeyEvent', { type, key: 'Process', code, windowsVirtualKeyCode: 229 });
}
