import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { overview } from '#schemas/api/overview.ts';
import { choosePolicy } from '#schemas/api/quality.ts';
import { recordOf, searchRecords } from '#schemas/api/records.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { vi } from '#schemas/wording/vi.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { type RunningApp, startApp } from '#tests/support/running-app.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { httpOfficer } from './http-officer.ts';
import { keyAsWritten, signIn, tabTo } from './keyboard.ts';
import { type SamplePage, takeBook, withoutTones } from './sample-books.ts';

const words = vi.web;
/** In which field the second keyer reads a letter otherwise. */
const differing: FieldKey = 'motherName';

/** One entry through the hands of four people, read by the real recognizer; everybody at the keyboard only. */
describeWith(['chromium'], 'an entry keyed by two who do not know of each other', () => {
  let folder: string;
  let app: RunningApp;
  let browser: TestBrowser;
  let page: SamplePage;

  beforeAll(async () => {
    folder = await tempFolder('two');
    [page] = (await takeBook('KS.2019.01', 1, join(folder, 'books'))) as [SamplePage];
    app = await startApp(join(folder, 'books'));
    browser = await openBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser?.evidence(task.name);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await browser?.close();
    await app?.stop();
  });

  const person = async (login: string): Promise<Page> => {
    const screen = await browser.person();
    await signIn(screen, app.url, login);
    return screen;
  };
  /** Somebody with several workplaces chooses. */
  const atWork = async (login: string): Promise<Page> => {
    const screen = await person(login);
    await tabTo(screen, words.app.verifier);
    await screen.keyboard.press('Enter');
    await screen.locator('.workplace').waitFor();
    return screen;
  };
  const shows = (screen: Page, text: string) => screen.getByText(text).first().waitFor();
  const textOf = (key: FieldKey) => page.written[key]?.written ?? expect.unreachable();
  /** A screen is looked at by a person (docs/img) and by axe. */
  const looksWell = async (screen: Page, name: string) => {
    await picture(screen, name);
    expect(await seriousFaults(screen), name).toEqual([]);
  };

  test('waits for a first look, with every field of its book to be keyed twice', {
    timeout: 120_000,
  }, async () => {
    const officer = await httpOfficer(app.url, 'duyet');
    const verify = async () => {
      const { books, tasks } = await officer.call(overview);
      const open = tasks.find(({ step }) => step === 'verify-entry')?.open;
      return open === 1 ? (books[0]?.book.id ?? null) : null;
    };
    let bookId = await verify();
    for (const until = Date.now() + 110_000; bookId === null && Date.now() < until; bookId = await verify())
      await sleep(300);
    const params = { bookId: bookId ?? expect.unreachable() };
    const { policy } = await officer.call(choosePolicy, { params, body: { policyId: 'all-double-2026' } });
    expect(policy.id).toBe('all-double-2026');
  });

  test('is keyed by a first person beside the reading', async () => {
    const first = await person('doichieu');
    await first.locator('.desk').waitFor();
    await first.keyboard.press('F2');
    await looksWell(first, 'verify');
    const typed = await keyAsWritten(first, page.written);
    expect(typed.corrected).toContain('childName');
    await first.keyboard.press('Control+Enter');
    await shows(first, words.verifier.sent);
    await first.context().close();
  });

  test('is keyed by a second person from the ink alone, who reads one letter otherwise', async () => {
    const second = await atWork('doichieu2');
    await tabTo(second, words.verifier.steps['verify-entry-blind']);
    await second.keyboard.press('Enter');
    await second.locator('.desk').waitFor();
    await looksWell(second, 'verify-blind');
    // Whatever the machine read or the first person keyed, nothing of it is on this screen.
    expect(await second.locator('.desk').textContent()).not.toContain(textOf('childName'));
    expect(await second.locator('.row-input').inputValue()).toBe('');
    await keyAsWritten(second, page.written, { [differing]: `${textOf(differing)}h` });
    await second.keyboard.press('Control+Enter');
    await shows(second, words.verifier.sent);
    await second.context().close();
  });

  test('goes to an arbiter with the one field in which they differ, who sides with the first', async () => {
    const arbiter = await atWork('phanxu');
    await arbiter.locator('.rivals').waitFor();
    expect(await arbiter.locator('.rows .row').count()).toBe(1);
    const rivals = await arbiter.locator('.rival-text').allTextContents();
    expect(rivals.map((text) => text.trim())).toEqual([textOf(differing), `${textOf(differing)}h`]);
    await looksWell(arbiter, 'arbitrate');
    await arbiter.keyboard.press('F6');
    await arbiter.keyboard.press('Control+Enter');
    await shows(arbiter, words.arbitrate.decided);
    await arbiter.context().close();
  });

  test('is approved by a fourth, who sees what each value rests on', async () => {
    const officer = await atWork('duyet');
    await officer.locator('.desk').waitFor();
    await shows(officer, vi.settled['two-keys']);
    await looksWell(officer, 'approve');
    await officer.keyboard.press('Control+Enter');
    await shows(officer, words.verifier.approved);
    await officer.context().close();
  });

  test('is a record then, whose journal tells everybody’s part and whose value leads back to the arbiter', async () => {
    const clerk = await httpOfficer(app.url, 'quay');
    const { hits } = await clerk.call(searchRecords, { query: { q: withoutTones(textOf('childName')) } });
    const { hit, entry, journal } = await clerk.call(recordOf, {
      params: { recordId: hits[0]?.id ?? expect.unreachable() },
    });
    expect(hit.status).toBe('approved');
    const field = entry.fields.find(({ key }) => key === differing)?.verified;
    const by = (await httpOfficer(app.url, 'phanxu')).officer.id;
    expect(field).toMatchObject({ written: textOf(differing), settled: 'arbitrated', by });
    const people = journal.filter(({ kind }) => kind.startsWith('entry-'));
    expect(people.map(({ kind, by: name }) => [kind, name])).toEqual([
      ['entry-keyed', 'Lê Thu Thảo'],
      ['entry-keyed', 'Phạm Nhật Minh'],
      ['entry-verified', expect.any(String)],
      ['entry-approved', 'Trần Quốc Bảo'],
    ]);
    const told = await app.hotich('explain', hit.id, '--field', differing, '--lang', 'vi');
    expect(told.out).toContain(textOf(differing));
  });

  test('no other screen of the workplace keeps anybody out', async () => {
    const officer = await person('quantri');
    for (const path of ['guong', 'vuong-mac', 'tong-quan', 'quay', 'ky']) {
      await officer.goto(`${app.url}${path}`);
      await officer.locator('main h1, main h2').first().waitFor();
      await officer.waitForTimeout(500);
      expect(await seriousFaults(officer), path).toEqual([]);
    }
    expect(browser.complaints).toEqual([]);
  });
});
