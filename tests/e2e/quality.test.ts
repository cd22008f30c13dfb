import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { ClaimedTask } from '#schemas/api/tasks.ts';
import type { BookId } from '#schemas/ids.ts';
import type { MatchedEntry } from '#schemas/steps.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { agreeing, type Caller, claim } from '#tests/support/office.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';

const words = vi.web.quality;
let served: Awaited<ReturnType<typeof serveOffice>>;
let browser: TestBrowser;
let keyer: Caller;
let second: Caller;
let arbiter: Caller;
let book: BookId;
const entries: { entryId: string; read: MatchedEntry }[] = [];
beforeAll(async () => {
  served = await serveOffice();
  browser = await openBrowser();
  const { office } = served;
  keyer = await office.officer('nhap', ['verifier']);
  second = await office.officer('nhaplai', ['verifier']);
  arbiter = await office.officer('phanxu', ['arbiter']);
  await office.officer('duyet', ['approver']);
  await office.officer('sohoa', ['digitizer']);
  book = await office.book();
  for (let page = 1; page <= 9; page++) entries.push(await served.plant(page, book));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const address = (): string => `tong-quan/${book}/chat-luong`;

/** By the keyboard alone. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' });
  await button.focus();
  await page.keyboard.press('Enter');
}

/** Keys what is drawn as the ink has it, but for one field that is not critical: there the arbiter sides with this keying. */
async function keyTheSample(): Promise<void> {
  let isOneWrong = false;
  for (;;) {
    const claimed = await second.call('POST', '/api/tasks/claim', {
      step: 'verify-entry-blind',
      subjectId: null,
    });
    if (claimed.body === 'null') break;
    const { task, entry } = ClaimedTask.parse(claimed.json());
    const read = entries.find(({ entryId }) => entryId === task.subjectId)?.read;
    const asked = (entry?.fields ?? []).filter((field) => field.isAsked);
    const fields = Object.fromEntries(
      asked.map(({ key, critical }) => {
        const differs = !critical && !isOneWrong;
        if (differs) isOneWrong = true;
        const written = differs ? 'Một chữ khác' : (read?.fields[key]?.written ?? null);
        return [key, { state: written === null ? 'blank' : 'written', written }];
      }),
    );
    const sent = await second.call('POST', `/api/tasks/${task.id}/verify-blind`, { fields });
    expect(sent.statusCode).toBe(200);
  }
  const claimed = await arbiter.call('POST', '/api/tasks/claim', {
    step: 'arbitrate-entry',
    subjectId: null,
  });
  const { task, entry } = ClaimedTask.parse(claimed.json());
  const key = entry?.fields.find((field) => field.isAsked)?.key ?? 'note';
  const fields = { [key]: { state: 'written', written: 'Một chữ khác' } };
  const sent = await arbiter.call('POST', `/api/tasks/${task.id}/arbitrate`, { fields, reasons: {} });
  expect(sent.statusCode).toBe(200);
}

test('an approver draws a book’s sample, sees it come in, reads the minute and approves the book, by keyboard', {
  timeout: 180_000,
}, async () => {
  onTestFailed(() => browser.evidence('quality'));
  const page = await signInAs(await browser.person(), served.url, 'duyet', address());
  await page.getByText(words.planNone).waitFor();
  for (const { entryId, read } of entries) {
    const id = await claim(keyer, 'verify-entry', entryId);
    await keyer.call('POST', `/api/tasks/${id}/verify`, agreeing(read));
  }
  await page.getByText(words.planNext).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await press(page, words.draw);
  await page.getByText(words.drawTitle).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(words.verdicts.drawn, { exact: true }).waitFor();
  expect(await page.getByText(words.minuteSoon).count()).toBe(1);

  await keyTheSample();
  await page.getByText(words.verdicts.accepted, { exact: true }).waitFor();
  expect(await page.locator('.draw-strip .is-wrong').count()).toBe(1);
  expect(await page.locator('.draws tbody tr').count()).toBe(1);
  expect(await seriousFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1366, height: 1280 });
  await picture(page, 'quality');
  const minute = await page.getByRole('link', { name: words.minute }).getAttribute('href');
  const pdf = await page.request.get(served.url + (minute ?? '').slice(1));
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);

  await press(page, fill(vi, words.approveButton, { count: 8 }));
  await page.getByText(words.approveText).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(fill(vi, words.approvedAll, { approved: 8, left: 1 })).waitFor();
  expect(browser.complaints).toEqual([]);
});

test('a digitizer may look but neither draw nor approve', async () => {
  onTestFailed(() => browser.evidence('quality digitizer'));
  const page = await signInAs(await browser.person(), served.url, 'sohoa', address());
  await page.getByText(words.sampling).waitFor();
  expect(await page.getByText(words.approve, { exact: true }).count()).toBe(0);
  expect(await page.getByText(words.policyChoose).count()).toBe(0);
  expect(browser.complaints).toEqual([]);
});
