import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { VerifiedEntry } from '#schemas/steps.ts';
import { latestOutput } from '#store/outputs.ts';
import { picture, openBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { builtPages } from '#tests/support/built-pages.ts';
import { agreeing, type Caller, claim, type Office, openOffice, password } from '#tests/support/office.ts';
import { samplePage } from '#tests/support/sample-page.ts';

let office: Office;
let browser: TestBrowser;
let webDir: string;
let url: string;
let first: Caller;
let second: Caller;
beforeAll(async () => {
  webDir = await builtPages();
  office = await openOffice(webDir);
  url = await office.app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
  first = await office.officer('mot', ['verifier']);
  second = await office.officer('hai', ['verifier']);
  await office.officer('phanxu', ['arbiter']);
  await office.officer('duyet', ['approver']);
  await office.officer('sohoa', ['digitizer']);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
  if (webDir) await rm(webDir, { recursive: true, force: true });
});

async function signedIn(login: string, path: string): Promise<Page> {
  const page = await browser.person();
  onTestFailed(() => browser.evidence(`arbitrate ${login}`));
  await page.goto(url + path);
  await page.locator('input[name=login]:focus').waitFor();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.locator('.top-bar').waitFor();
  return page;
}

/** A real page, keyed twice with differences: the second person's words in place of what is written. */
async function keyedTwice(page: string, others: Parameters<typeof agreeing>[1]) {
  const { written, picture: at } = await samplePage(office, 'KS.2016.01', page);
  const entry = await office.entry(written, await office.book('risk-2026'), at);
  const firstId = await claim(first, 'verify-entry', entry.entryId);
  const keyed = await first.call('POST', `/api/tasks/${firstId}/verify`, agreeing(entry.read));
  expect([keyed.statusCode, keyed.body]).toEqual([200, expect.anything()]);
  const asked = await second.call('POST', '/api/tasks/claim', {
    step: 'verify-entry-blind',
    subjectId: entry.entryId,
  });
  const { task, entry: shown } = asked.json();
  const answers = agreeing(entry.read, others).fields;
  const keys: string[] = shown.fields
    .filter((f: { isAsked: boolean }) => f.isAsked)
    .map((f: { key: string }) => f.key);
  const fields = Object.fromEntries(keys.map((key) => [key, answers[key as keyof typeof answers]]));
  const blind = await second.call('POST', `/api/tasks/${task.id}/verify-blind`, { fields });
  expect([blind.statusCode, blind.body]).toEqual([200, expect.anything()]);
  return { ...entry, written };
}

const currentRow = (page: Page) => page.locator('.row.is-current');

test('an arbiter decides what two keyed differently, by keyboard alone', { timeout: 120_000 }, async () => {
  const { entryId } = await keyedTwice('001', {
    childName: 'Trần Kim Dụy',
    motherName: 'Nguyễn Thị Khác',
    childSex: null,
  });
  const page = await signedIn('phanxu', '/xac-minh');
  await currentRow(page).waitFor();
  expect(await page.locator('.row').count()).toBe(3);
  await page.locator('.row-input:focus').waitFor();
  const rivals = currentRow(page).locator('.rival-text');
  expect(await rivals.allTextContents()).toEqual(['Trần Kim Duy', 'Trần Kim Dụy']);
  expect(await rivals.locator('mark.is-tone').allTextContents()).toEqual(['u', 'ụ']);
  expect(await page.locator('body').textContent()).not.toMatch(/Cán bộ (mot|hai)/);
  await picture(page, 'arbitrate');

  await page.keyboard.press('F6');
  await page.locator('#decide-childSex:focus').waitFor();
  await page.keyboard.press('F7');
  await page.locator('#decide-motherName:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Chưa gõ gì').waitFor();
  await page.keyboard.type('Nguyễn Thị Phán');
  await page.keyboard.press('Enter');
  await page.locator('#decide-motherName-reason:focus').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('phải ghi lý do').waitFor();
  await page.keyboard.type('Chữ cuối là Phán');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã phân xử.').waitFor();

  const output = await latestOutput(office.store.db, 'arbitrate-entry', entryId);
  const { fields, differing, keyings } = VerifiedEntry.parse(output?.output);
  expect(differing).toEqual([]);
  expect([fields.childName, fields.childSex, fields.motherName]).toMatchObject([
    { state: 'written', written: 'Trần Kim Duy', settled: 'arbitrated' },
    { state: 'blank', settled: 'arbitrated' },
    { state: 'written', written: 'Nguyễn Thị Phán', settled: 'arbitrated' },
  ]);
  expect(keyings.at(-1)?.reasons).toEqual({ motherName: 'Chữ cuối là Phán' });
  expect(browser.complaints).toEqual([]);
});
