import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { vi } from '#schemas/wording/vi.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { keyedTwice } from '#tests/support/keyed-twice.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { agreeing, claim } from '#tests/support/office.ts';
import { plantRelation } from '#tests/support/planted-relation.ts';
import { samplePage } from '#tests/support/sample-page.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';

const words = vi.web;

/** What becomes of an entry after people keyed it, or could not: in a real browser, at the keyboard only. */
describeWith(['chromium'], 'after keying', () => {
  let served: Awaited<ReturnType<typeof serveOffice>>;
  let browser: TestBrowser;

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

  const person = async (login: string, role: 'approver' | 'digitizer' | 'verifier', place: string) => {
    await served.office.officer(login, [role]);
    return signInAs(await browser.person(), served.url, login, place);
  };
  const shows = (page: Page, text: string) => page.getByText(text).first().waitFor();
  const statusOf = async (entryId: string) =>
    (
      await served.office.store.db
        .selectFrom('entry')
        .select('status')
        .where('id', '=', entryId)
        .executeTakeFirstOrThrow()
    ).status;

  test('an officer sees what each value rests on, holds the entry against its like, reads its history and approves', {
    timeout: 120_000,
  }, async () => {
    const { office } = served;
    const like = await keyedTwice(served, 2, {});
    await office.store.db
      .updateTable('task')
      .set({ priority: 500 })
      .where('subject_id', '=', like.entryId)
      .execute();
    const verifier = await office.officer('nhap', ['verifier']);
    const sample = await samplePage(office, 'KS.2016.01', '003');
    const entry = await office.entry(sample.written, await office.book(), {
      ...sample.picture,
      readings: { motherName: { doubts: ['low-confidence'] } },
    });
    await plantRelation(office.store.db, [entry.entryId, like.entryId]);
    const id = await claim(verifier, 'verify-entry', entry.entryId);
    await verifier.call('POST', `/api/tasks/${id}/verify`, agreeing(entry.read));

    const page = await person('duyet', 'approver', 'xac-minh');
    await page.locator('.row.is-current').waitFor();
    await shows(page, sample.written.childName ?? '');
    expect(await page.locator('.basis').first().textContent()).toBe(vi.settled['one-look']);
    await page.keyboard.press('F2');
    await page.locator('.row.is-current', { hasText: vi.fields.motherName }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.keyboard.press('Alt+t');
    await page.locator('.other-head', { hasText: 'Trần Thanh Tuyên' }).waitFor();
    expect(await page.locator('.viewer').count()).toBe(2);
    const views = await office.store.db
      .selectFrom('view')
      .innerJoin('officer', 'officer.id', 'view.officer_id')
      .select('officer.login')
      .where('subject_id', '=', like.entryId)
      .execute();
    expect(views.map((view) => view.login)).toContain('duyet');
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Alt+j');
    await page.locator('dialog .journal li', { hasText: 'Cán bộ nhap' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+t');
    await page.locator('.other-head').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await shows(page, words.verifier.approved);
    expect(await statusOf(entry.entryId)).toBe('approved');
  });

  test('an entry in trouble leaves the keyer, is answered, and comes back with the answer and what was typed', {
    timeout: 120_000,
  }, async () => {
    const { entryId, written } = await served.plant(4, await served.office.book());
    const keyer = await person('nhap4', 'verifier', 'xac-minh');
    await keyer.locator('.row.is-current textarea:focus').waitFor();
    await keyer.keyboard.press('Enter');
    await keyer.keyboard.press('Alt+v');
    await keyer.locator('dialog input:focus').waitFor();
    await keyer.keyboard.press('4');
    await keyer.keyboard.type('Nửa dưới bị mờ');
    await keyer.keyboard.press('Control+Enter');
    await shows(keyer, words.verifier.noTask);

    const digitizer = await person('sohoa', 'digitizer', 'vuong-mac');
    await digitizer.locator('.trouble-line', { hasText: vi.troubleKinds.rescan }).waitFor();
    await shows(digitizer, 'Nửa dưới bị mờ');
    await digitizer.keyboard.press('Enter');
    await digitizer.locator('.viewer-paper img').waitFor();
    expect(await seriousFaults(digitizer)).toEqual([]);
    await digitizer.keyboard.press('F7');
    await digitizer.locator('dialog textarea:focus').waitFor();
    await digitizer.keyboard.type('Đợi bản quét mới');
    await digitizer.keyboard.press('Control+Enter');
    await shows(digitizer, words.troubles.groupAside);
    await digitizer.keyboard.press('Enter');
    await shows(digitizer, 'Đợi bản quét mới');
    await digitizer.keyboard.press('F6');
    await digitizer.locator('dialog textarea:focus').waitFor();
    await digitizer.keyboard.type('Xem bản sổ kép: đọc được');
    await digitizer.keyboard.press('Control+Enter');
    await shows(digitizer, words.troubles.groupSettled);

    await shows(keyer, 'Xem bản sổ kép: đọc được');
    const taken = keyer.locator('.row', { hasText: vi.fields.entryNo }).locator('.is-done');
    await taken.waitFor();
    expect(await keyer.locator('.row').first().textContent()).toContain(written.entryNo);
    expect(await statusOf(entryId)).toBe('unverified');
  });

  test('a keyer finds their own mirror under their name', { timeout: 60_000 }, async () => {
    const page = await person('nhap5', 'verifier', '');
    await page.locator('a.top-person').focus();
    await page.keyboard.press('Enter');
    await shows(page, words.mirror.onlyYou);
    await shows(page, words.mirror.empty);
    expect(new URL(page.url()).pathname).toBe('/guong');
    expect(await seriousFaults(page)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });
});
