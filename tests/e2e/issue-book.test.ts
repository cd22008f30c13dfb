import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { ExtractView } from '#schemas/api/extracts.ts';
import type { RecordId } from '#schemas/ids.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { openSession } from '#store/signing-sessions.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { needProgram } from '#tests/support/need-program.ts';
import type { Caller } from '#tests/support/office.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';

const words = vi.web.issueBook;
const texts = vi.web.corrections;
let served: Awaited<ReturnType<typeof serveOffice>>;
let browser: TestBrowser;
let clerk: Caller;
let registrar: Caller;
const records: { recordId: RecordId; name: string }[] = [];

/** The words of a PDF, spaces folded. */
const wordsOf = (pdf: Uint8Array): string =>
  execFileSync(needProgram('pdftotext'), ['-', '-'], { input: pdf })
    .toString()
    .normalize('NFC')
    .replace(/\s+/g, ' ');

async function issue(recordId: RecordId, more: object = {}): Promise<ExtractView> {
  const answer = await clerk.call('POST', `/api/records/${recordId}/extracts`, {
    idempotencyKey: randomUUID(),
    requester: { name: 'Đặng Thị Chờ', relation: 'parent', paper: 'CCCD' },
    copies: 2,
    ...more,
  });
  expect([answer.statusCode, answer.json().status]).toEqual([200, 'sealed']);
  return ExtractView.parse(answer.json());
}

beforeAll(async () => {
  served = await serveOffice();
  browser = await openBrowser();
  const { office } = served;
  const asked = await askedExtracts(office);
  clerk = asked.clerk;
  registrar = await office.officer('ky', ['registrar']);
  await office.officer('caichinh', ['approver']);
  await office.store.db.transaction().execute((tx) =>
    openSession(tx, {
      officerId: registrar.officer.id,
      openedAt: office.clock.now.toISOString(),
      until: '2030-01-01T00:00:00.000Z',
      most: 100_000,
      kinds: [],
      atCounter: true,
    }),
  );
  const book = await office.book();
  for (let page = 1; page <= 4; page++) {
    const entry = await served.plant(page, book);
    const recordId = await asked.approved(entry);
    records.push({ recordId, name: entry.written.childName ?? '' });
    await issue(recordId, page === 2 ? { copies: 1, exemption: 'Hộ nghèo' } : {});
  }
  const [first] = records;
  if (first) {
    const { id } = await issue(first.recordId, {
      requester: { name: 'Vũ Văn Nhờ', relation: 'other', paper: '' },
    });
    await registrar.call('POST', `/api/extracts/${id}/void`, { reason: 'In sai tên người yêu cầu' });
  }
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('a clerk finds numbers in the issue book, sees that none is missing, exports and prints it, by keyboard', {
  timeout: 120_000,
}, async () => {
  onTestFailed(() => browser.evidence('issue book'));
  const page = await signInAs(await browser.person(), served.url, 'quay', 'so-cap');
  const rows = page.locator('.issue-screen tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(5);
  await page.getByText(words.wholeSeries).waitFor();
  await page.getByText(fill(vi, words.fees, { fees: '64.000' })).waitFor();
  expect(await page.getByText(fill(vi, words.voided, { count: 1 })).count()).toBe(1);
  expect(await seriousFaults(page)).toEqual([]);
  await picture(page, 'issue-book');

  await page.keyboard.press('F2');
  await page.keyboard.type('dang thi cho');
  await expect.poll(() => rows.count()).toBe(4);
  await page.keyboard.press('F2');
  await page.keyboard.type('5/2026');
  await expect.poll(() => rows.count()).toBe(1);
  expect(await rows.textContent()).toContain('In sai tên người yêu cầu');
  await page.keyboard.press('F2');
  await page.keyboard.press('Backspace');
  await expect.poll(() => rows.count()).toBe(5);

  const csv = page.getByRole('button', { name: words.csv });
  await csv.focus();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('so-cap-ban-sao.csv');
  expect(page.url()).toBe(`${served.url}so-cap`);

  // The dialog of the printer is the browser's own: the page is asked what it would print.
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.keyboard.press('Control+p');
  await page.locator('.printed-book').waitFor({ state: 'attached' });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const text = wordsOf(pdf);
  expect(text).toContain(words.bookTitle);
  expect(text).toContain('ỦY BAN NHÂN DÂN PHƯỜNG HAI BÀ TRƯNG');
  expect(text).toContain('5/2026/GKS-BS');
  expect(text).toContain('4 giấy, 7 bản, 64.000 đồng; 1 số hủy, thu hồi');
  expect(text).toContain(words.printHead);
  expect(text).toContain('1/1');
  expect(text).not.toContain(words.csv);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.locator('.printed-book').waitFor({ state: 'detached' });
  expect(browser.complaints).toEqual([]);
});

test('an approver finds a record, enters a decision, looks again and keeps it, by keyboard; the next paper has it', {
  timeout: 120_000,
}, async () => {
  onTestFailed(() => browser.evidence('correction'));
  const { recordId, name } = records[2] ?? { recordId: '' as RecordId, name: '' };
  const page = await signInAs(await browser.person(), served.url, 'caichinh', 'ho-so');
  await page.locator('.finder-box input:focus').waitFor();
  await page.keyboard.type(name);
  await page.locator('.hit').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name }).waitFor();
  expect(page.url()).toBe(`${served.url}ho-so/${recordId}`);
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('button', { name: texts.correct }).focus();
  await page.keyboard.press('Enter');
  await page.locator('select[name=what]:focus').waitFor();
  const type = async (field: string, text: string) => {
    await page.locator(`[name=${field}]`).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };
  await type('number', '15/TLCC');
  await type('date', '20/11/2026');
  await type('office', 'UBND phường Thử Nghiệm');
  await type('childBirthDate', '30/2/2016');
  await page.keyboard.press('Enter');
  await page.getByText(texts.required).waitFor();
  await type('printed-note', 'Cải chính tên mẹ theo 15/TLCC ngày 20/11/2026.');
  await type('motherName', 'Trần Thị Mẫn');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText(texts.reviewTitle).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('lịch không có ngày ấy').waitFor();
  const before = await page.locator('[name=childBirthDate]').getAttribute('aria-invalid');
  expect(before).toBe('true');
  await type('childBirthDate', '28/2/2016');
  await type('childBirthDateInWords', 'Ngày hai mươi tám tháng hai năm hai nghìn không trăm mười sáu');
  await page.keyboard.press('Enter');
  await page.locator('.review-changes img, .review-changes canvas').first().waitFor();
  expect(await page.locator('.review-changes tbody tr').count()).toBe(3);
  expect(await seriousFaults(page)).toEqual([]);
  await picture(page, 'correction');
  await page.keyboard.press('Enter');
  await page.getByText(texts.saved).waitFor();
  await page.locator('.values').getByText('Trần Thị Mẫn').waitFor();
  expect(await page.locator('.notes-so-far li').count()).toBe(1);

  const { id } = await issue(recordId);
  const pdf = (await clerk.call('GET', `/api/extracts/${id}/pdf`)).rawPayload;
  const paper = wordsOf(pdf);
  expect(paper).toContain('Cải chính tên mẹ theo 15/TLCC ngày 20/11/2026.');
  expect(paper).toMatch(/trần thị mẫn/iu);
  expect(browser.complaints.filter((one) => !/422/.test(one))).toEqual([]);
});
