import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { vi as words } from '#schemas/wording/vi.ts';
import type { BookId } from '#schemas/ids.ts';
import { keepTotpSecret } from '#store/officers.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { agreeing, type Caller, claim, password } from '#tests/support/office.ts';
import { serveOffice } from '#tests/support/served-office.ts';

let served: Awaited<ReturnType<typeof serveOffice>>;
let browser: TestBrowser;
let verifier: Caller;
let book: BookId;
beforeAll(async () => {
  served = await serveOffice();
  browser = await openBrowser();
  verifier = await served.office.officer('doichieu', ['verifier']);
  book = await served.office.book();
  for (const page of [1, 2, 3, 4]) await served.plant(page, book);
  await served.office.book(undefined, 'UBND phường Khác');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function signIn(login: string, path: string): Promise<Page> {
  const page = await browser.person();
  onTestFailed(() => browser.evidence(`overview ${login}`));
  await page.goto(served.url.replace(/\/$/, path));
  await page.locator('input[name=login]:focus').waitFor();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  return page;
}

/** The count beside a name in the figures of all books. */
const countOf = (page: Page, label: string) =>
  page.locator('.totals .legend > div').filter({ hasText: label }).locator('dd');

async function verifyOne(): Promise<void> {
  const taskId = await claim(verifier, 'verify-entry', null);
  const { entry } = (
    await verifier.call('POST', '/api/tasks/claim', { step: 'verify-entry', subjectId: null })
  ).json();
  const fields = Object.fromEntries(
    entry.fields.map((field: { key: string; read: object }) => [field.key, field.read]),
  );
  const sent = await verifier.call('POST', `/api/tasks/${taskId}/verify`, agreeing({ fields } as never));
  expect([sent.statusCode, sent.body]).toEqual([200, expect.anything()]);
}

test('who has a second key is asked for it after the password, and a wrong one is said to be wrong', async () => {
  const secret = Secret.fromUTF8('12345678901234567890').base32;
  await served.office.officer('haikhoa', ['digitizer']);
  await keepTotpSecret(served.office.store.db, 'haikhoa', secret);
  const page = await signIn('haikhoa', '/tong-quan');
  await page.locator('input[name=code]:focus').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: served.office.clock.now.getTime(),
  });
  await page.keyboard.type(code === '000000' ? '000001' : '000000');
  await page.keyboard.press('Enter');
  await page.getByText(words.errors['session.totp-wrong']).waitFor();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.locator('.top-bar').waitFor();
  await page.context().close();
});

test('an overview says at once what people do elsewhere, and has nobody’s name', async () => {
  await served.office.officer('sohoa', ['digitizer']);
  const page = await signIn('sohoa', '/tong-quan');
  await page
    .getByRole('status')
    .filter({ hasText: /^Trực tiếp/ })
    .waitFor();
  expect(await countOf(page, words.web.progress.toVerify).textContent()).toBe('4');
  await verifyOne();
  await countOf(page, words.web.progress.toApprove).filter({ hasText: '1' }).waitFor({ timeout: 8000 });
  expect(await countOf(page, words.web.progress.toVerify).textContent()).toBe('3');
  const people = page.locator('.totals .figure').filter({ hasText: words.web.progress.people });
  expect(await people.locator('dd').textContent()).toMatch(/^1/);
  expect(await page.locator('main').textContent()).not.toContain(verifier.officer.name);
  expect(await seriousFaults(page)).toEqual([]);
  if (process.env.HOTICH_LOOK) await page.screenshot({ path: process.env.HOTICH_LOOK, fullPage: true });
  await page.context().close();
});

test('an overview goes on by asking where nothing can be told to it', async () => {
  const page = await browser.person();
  await page.route('**/api/live', (route) => route.abort());
  await page.goto(`${served.url}tong-quan`);
  await page.locator('input[name=login]:focus').waitFor();
  await page.keyboard.type('sohoa');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /^Cập nhật/ })
    .waitFor();
  const before = Number(await countOf(page, words.web.progress.toApprove).textContent());
  await verifyOne();
  await countOf(page, words.web.progress.toApprove)
    .filter({ hasText: String(before + 1) })
    .waitFor({ timeout: 8000 });
  await page.context().close();
});

test('an approver sees it for the books of their own register body only, and no failures', async () => {
  await served.office.officer('duyetkhac', ['approver'], ['UBND phường Khác']);
  const page = await signIn('duyetkhac', '/tong-quan');
  await page.locator('table.books').waitFor();
  expect(await page.locator('table.books tbody tr').count()).toBe(1);
  expect(await page.getByText(words.web.overview.failures).count()).toBe(0);
  await page.context().close();
  expect(browser.complaints.filter((text) => !/ERR_FAILED/.test(text))).toEqual([]);
});
