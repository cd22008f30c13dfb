import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { BookManifest } from '#schemas/book.ts';
import type { BookId } from '#schemas/ids.ts';
import { en } from '#schemas/wording/en.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { bookLoaded, keepBook } from '#store/pages.ts';
import { setPolicyOfBook } from '#store/policies.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { bookManifest, randomBookId } from '#tests/support/books.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { needProgram } from '#tests/support/need-program.ts';
import { agreeing, claim } from '#tests/support/office.ts';
import { samplePage } from '#tests/support/sample-page.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';

const words = vi.web.ledger;
let served: Awaited<ReturnType<typeof serveOffice>>;
let browser: TestBrowser;
let book: BookId;
beforeAll(async () => {
  served = await serveOffice();
  browser = await openBrowser();
  const { office } = served;
  for (const [login, role] of [
    ['sohoa', 'digitizer'],
    ['quay', 'clerk'],
  ] as const)
    await office.officer(login, [role]);
  const numbers = Array.from({ length: 60 }, (_, i) => String(i + 1));
  numbers.splice(40, 2);
  numbers[20] = '27';
  numbers[29] = '';
  book = await bookOf([...numbers.slice(0, 12), ...numbers.slice(11)], {
    code: 'KS.2016.01',
    bookNo: '01/2016',
  });
  await bookOf(
    Array.from({ length: 6 }, (_, i) => String(i + 61)),
    { code: 'KS.2016.02', bookNo: '02/2016' },
  );
  await bookOf(
    Array.from({ length: 8 }, (_, i) => String(i + 1)),
    { code: 'KS.2018.01', bookNo: '01/2018', year: 2018 },
  );
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** A loaded book with an entry of each number on a page of its own; the first page is one of a sample book. */
async function bookOf(numbers: readonly string[], facts: Partial<BookManifest>): Promise<BookId> {
  const { office } = served;
  const { db } = office.store;
  const id = randomBookId();
  const manifest = { ...bookManifest(id), ...facts };
  await keepBook(db, id, manifest, `Khai sinh ${manifest.code}`);
  await setPolicyOfBook(db, id, 'single-2026');
  const keyer = await office.officer('nhap', ['verifier']);
  const approver = await office.officer('duyet', ['approver']);
  for (const [ordinal, entryNo] of numbers.entries()) {
    const page = String((ordinal % 9) + 1).padStart(3, '0');
    const sample = await samplePage(office, 'KS.2016.01', page);
    const day = new Date(Date.UTC(manifest.year, 0, 4 + ordinal * 5)).toISOString().slice(0, 10);
    const written = { ...sample.written, entryNo, registrationDate: day.split('-').reverse().join('/') };
    if (entryNo === '') delete (written as Record<string, unknown>).entryNo;
    const fileName = `${String(ordinal + 1).padStart(4, '0')}.jpg`;
    // each page a scan of its own, all of them pictures of the nine
    const { scan } = sample.picture;
    const own = { ...scan, sha256: await ownCopy(scan.sha256, `${manifest.code} ${ordinal}`) };
    const entry = await office.entry(written, id, { ...sample.picture, scan: own, fileName, ordinal });
    if (ordinal > 7 || manifest.year !== 2016) continue;
    const task = await claim(keyer, 'verify-entry', entry.entryId);
    if (ordinal > 5) continue;
    await keyer.call('POST', `/api/tasks/${task}/verify`, agreeing(entry.read));
    if (ordinal > 2) continue;
    const last = await claim(approver, 'approve-entry', entry.entryId);
    await approver.call('POST', `/api/tasks/${last}/approve`, { verdict: 'approve' });
  }
  await bookLoaded(db, id);
  return id;
}

/** The same picture under another name: bytes after its end change nothing of it. */
async function ownCopy(sha256: string, mark: string) {
  const { blobs } = served.office.ports;
  const bytes = await blobs.get(sha256 as never);
  return blobs.put(Buffer.concat([bytes, Buffer.from(mark)]));
}

const focused = (page: Page) => page.locator('.number:focus');

test('a digitizer finds the gaps of a book, explains one, enters the closing and prints the confirmation, by keyboard', {
  timeout: 180_000,
}, async () => {
  onTestFailed(() => browser.evidence('ledger'));
  const page = await signInAs(await browser.person(), served.url, 'sohoa', 'so-bo');
  await page.getByText(fill(vi, words.gaps.year, { year: 2017 })).waitFor();
  expect(await seriousFaults(page)).toEqual([]);

  // a year without a book: why, said by keys, taken back, and said again
  const gap = page.locator('.ledger-gaps [data-gap]:focus');
  await page.keyboard.press('F8');
  expect(await gap.textContent()).toContain('2017');
  for (const isKept of [false, true]) {
    await page.keyboard.press('F4');
    await page.locator('input[name=mark]:focus').waitFor();
    for (let down = 0; down < 3; down += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Năm chia tách phường');
    expect(await seriousFaults(page)).toEqual([]);
    if (isKept) await picture(page, 'ledger-gap-explain');
    await page.keyboard.press('Control+Enter');
    await page.locator('.ledger-gaps .is-explained').waitFor();
    expect(await gap.textContent()).toContain(`${words.marks['never-kept']}: Năm chia tách phường`);
    if (isKept) break;
    await page.keyboard.press('Control+Backspace');
    await page.locator('.ledger-gaps .is-explained').waitFor({ state: 'detached' });
  }
  expect(await seriousFaults(page)).toEqual([]);
  await picture(page, 'ledger-series');
  await page.getByRole('link', { name: /KS\.2016\.01/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.numbers').first().waitFor();
  expect(new URL(page.url()).pathname).toBe(`/so-bo/${book}`);
  await page.getByText(words.incomplete).waitFor();
  await page.getByText('Năm chia tách phường').waitFor();
  expect(await page.locator('.number.is-missing[data-at]').count()).toBe(2);
  expect(await page.locator('.number.is-doubled[data-at]').count()).toBe(2);
  expect(await page.locator('.number.is-misread[data-at]').count()).toBe(1);
  expect(await seriousFaults(page)).toEqual([]);

  // from fault to fault: the doubled number, the misread one, the gap
  await page.keyboard.press('F8');
  expect(await focused(page).textContent()).toContain('12');
  await page.keyboard.press('F8');
  await page.keyboard.press('F8');
  expect(await focused(page).getAttribute('aria-label')).toContain(words.states.misread);
  await page.keyboard.press('F8');
  expect(await focused(page).getAttribute('aria-label')).toContain(words.states.unread);
  await page.keyboard.press('Enter');
  await page.locator('.whole-page:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.whole-page').waitFor({ state: 'detached' });
  await page.keyboard.press('F8');
  expect(await focused(page).getAttribute('aria-label')).toContain(words.states.missing);
  await page.setViewportSize({ width: 1366, height: 1100 });
  await picture(page, 'ledger');

  await page.keyboard.press('F4');
  await page.locator('input[name=mark]:focus').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Tờ 21 rách mất');
  expect(await seriousFaults(page)).toEqual([]);
  await picture(page, 'ledger-explain');
  await page.keyboard.press('Control+Enter');
  await page.locator('.number.is-explained[data-at]').first().waitFor();
  expect(await page.locator('.number.is-explained[data-at]').count()).toBe(2);
  await page.getByText('Tờ 21 rách mất').waitFor();
  expect(await focused(page).count()).toBe(1);
  await page.keyboard.press('Control+Backspace');
  await expect.poll(() => page.locator('.number.is-explained[data-at]').count()).toBe(1);

  const closing = page.getByLabel(fill(vi, words.closingYear, { year: 2016 }));
  await closing.locator('input').first().focus();
  await page.keyboard.type('60');
  await page.keyboard.press('Enter');
  await page.getByText(words.agrees).waitFor();

  const pdf = await page.request.get(`${served.url}api/books/${book}/ledger/pdf`);
  expect(pdf.status()).toBe(200);
  const text = execFileSync(needProgram('pdftotext'), ['-layout', '-', '-'], {
    input: await pdf.body(),
    encoding: 'utf8',
  });
  for (const said of [
    'SỔ CHƯA ĐẦY ĐỦ',
    'mất trang: Tờ 21 rách mất',
    'Năm chia tách',
    'CHƯA RÕ',
    'KS.2016.01',
  ])
    expect(text).toContain(said);
  expect(browser.complaints).toEqual([]);
});

test('arrows walk the strip in both ways, and a clerk reads it in English but changes nothing', async () => {
  onTestFailed(() => browser.evidence('ledger clerk'));
  const page = await signInAs(await browser.person(), served.url, 'quay', `so-bo/${book}`);
  await page.locator('.numbers').first().waitFor();
  await page.getByRole('button', { name: vi.web.app.language }).click();
  await page.getByText(en.web.ledger.incomplete).waitFor();
  await page.locator('[data-at="0"]').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page).getAttribute('data-at')).toBe('1');
  await page.keyboard.press('ArrowDown');
  const below = Number(await focused(page).getAttribute('data-at'));
  expect(below).toBeGreaterThan(2);
  await page.keyboard.press('ArrowUp');
  expect(await focused(page).getAttribute('data-at')).toBe('1');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  expect(await focused(page).getAttribute('data-at')).toBe('0');
  await page.keyboard.press('F8');
  await page.keyboard.press('F4');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(await page.getByRole('button', { name: en.web.ledger.closingSave }).count()).toBe(0);
  await page.getByRole('link', { name: en.web.ledger.detail.openRecord }).waitFor();
  await picture(page, 'ledger-en');
  expect(await seriousFaults(page)).toEqual([]);
  expect(browser.complaints).toEqual([]);
});

test('a verifier says by keys what the paper shows beside the fields, a digitizer does so in the ledger', async () => {
  onTestFailed(() => browser.evidence('ledger paper'));
  const { office } = served;
  await office.officer('xemgiay', ['verifier']);
  const desk = await signInAs(await browser.person(), served.url, 'xemgiay', 'xac-minh');
  await desk.locator('.row.is-current textarea:focus').waitFor();
  await desk.keyboard.press('Alt+g');
  await desk.locator('.page-facts-number:focus').waitFor();
  await desk.keyboard.type('mười');
  expect(await desk.locator('.page-facts button[type=submit]').isDisabled()).toBe(true);
  await desk.keyboard.press('Control+a');
  await desk.keyboard.type('412');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Space');
  expect(await seriousFaults(desk)).toEqual([]);
  await picture(desk, 'ledger-paper');
  await desk.keyboard.press('Enter');
  await desk.getByText('trang in số 412, trường hợp bị gạch bỏ').waitFor();
  await desk.locator('.row.is-current textarea:focus').waitFor();
  const kept = (table: 'entry_strike' | 'page_number') =>
    office.store.db.selectFrom(table).selectAll().execute();
  expect(await kept('entry_strike')).toMatchObject([{ is_struck: true }]);
  expect(await kept('page_number')).toMatchObject([{ number: 412 }]);

  const page = await signInAs(await browser.person(), served.url, 'sohoa', `so-bo/${book}`);
  await page.locator('.numbers').first().waitFor();
  await page.locator('[data-at="4"]').focus();
  await page.keyboard.press('Alt+g');
  await page.locator('.page-facts-number:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.locator('[data-at="4"].is-struck').waitFor();
  expect(browser.complaints).toEqual([]);
});

test('an office without books is told what will be here', async () => {
  onTestFailed(() => browser.evidence('ledger empty'));
  await served.office.officer('phuongkhac', ['clerk'], ['UBND phường Không Có']);
  const page = await signInAs(await browser.person(), served.url, 'phuongkhac', 'so-bo');
  await page.getByText(words.empty, { exact: true }).waitFor();
  expect(browser.complaints).toEqual([]);
});
