import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { fill } from '#schemas/wording/say.ts';
import { en } from '#schemas/wording/en.ts';
import { vi } from '#schemas/wording/vi.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import type { Caller } from '#tests/support/office.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';

const words = vi.web.office;
let served: Awaited<ReturnType<typeof serveOffice>>;
let browser: TestBrowser;
let admin: Caller;
let page: Page;
const day = (from: number) =>
  new Date(Date.now() + (7 * 3600 + from * 86_400) * 1000).toISOString().slice(0, 10);
const shown = (iso: string) => iso.split('-').reverse().join('/');
beforeAll(async () => {
  served = await serveOffice();
  const { office } = served;
  office.clock.now = new Date();
  browser = await openBrowser();
  admin = await office.officer('quantri', ['admin']);
  const { officer } = await office.officer('chutich', ['registrar']);
  const { officer: other } = await office.officer('congchuc', ['registrar']);
  const given = (body: object) => admin.call('POST', '/api/office/delegations', body);
  const basis = { number: '12/QĐ-UBND', date: '2026-01-02' };
  const by = { officerId: other.id, capacity: 'TUQ.', lines: ['TUQ. CHỦ TỊCH', 'CÔNG CHỨC TƯ PHÁP'], basis };
  await given({ ...by, from: '2025-06-01', to: day(-40), kinds: [] });
  await given({ ...by, from: day(-90), to: day(9), kinds: ['birth'] });
  await given({ ...by, officerId: officer.id, from: day(20), to: day(200), kinds: ['death', 'marriage'] });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const shows = (text: string) => page.getByText(text).first().waitFor();
/** By the keyboard alone: a text replaced by another. */
async function type(name: string, text: string): Promise<void> {
  const field = page.locator(`[name=${name}]`);
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}
const typeDay = (name: string, iso: string) => type(name, shown(iso));

test('says which rights hold, which end soon, and keeps those that have ended', async () => {
  onTestFailed(() => browser.evidence('office'));
  page = await signInAs(await browser.person(), served.url, 'quantri', 'co-quan');
  await shows(words.delegations.states.later);
  await shows(fill(vi, words.delegations.states.soon, { days: 9 }));
  await page.locator('.notice.is-doubt', { hasText: shown(day(9)) }).waitFor();
  expect(await page.getByText(words.delegations.states.over, { exact: true }).count()).toBe(0);
  await page.getByText(fill(vi, words.delegations.past, { count: 1 })).focus();
  await page.keyboard.press('Enter');
  await shows(words.delegations.states.over);
  expect(await seriousFaults(page)).toEqual([]);
});

test('a right to sign is refused by field, then added, by keyboard', async () => {
  onTestFailed(() => browser.evidence('office delegation'));
  await page.keyboard.press('Alt+n');
  await page.locator('dialog [name=officer]:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('TUQ');
  await page.keyboard.press('Enter');
  await page.locator('dialog button[type=submit]').focus();
  await page.keyboard.press('Enter');
  for (const text of [
    words.delegation.faults.officerId,
    fill(vi, words.delegation.faults.basisWanted, { capacity: 'TUQ.' }),
    words.delegation.faults.toWanted,
  ])
    await shows(text);
  expect(await seriousFaults(page)).toEqual([]);
  await picture(page, 'office-delegation');
  await page.locator('dialog [name=officer]').focus();
  await page.keyboard.type('Cán bộ congchuc');
  await type('lines', 'TUQ. CHỦ TỊCH\nCÔNG CHỨC TƯ PHÁP - HỘ TỊCH');
  await type('number', '45/QĐ-UBND');
  await typeDay('date', day(-1));
  await typeDay('to', day(300));
  await page.locator('dialog [name=to]').focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await shows('45/QĐ-UBND');
  await page
    .locator('.office-changes li', { hasText: words.changes.kinds['delegation-added'] })
    .first()
    .waitFor();
});

test('it is taken back with a reason, and what was done is said', async () => {
  onTestFailed(() => browser.evidence('office revoke'));
  const row = page.locator('.rights tr', { hasText: '45/QĐ-UBND' });
  await row.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog textarea:focus').waitFor();
  await page.keyboard.type('Nhập nhầm số văn bản');
  await page.keyboard.press('Control+Enter');
  await page.locator('.rights tr.is-revoked', { hasText: '45/QĐ-UBND' }).waitFor();
  await page.locator('.office-changes li', { hasText: 'Nhập nhầm số văn bản' }).waitFor();
});

test('an absence is noted and ended', async () => {
  onTestFailed(() => browser.evidence('office absence'));
  await page.keyboard.press('Alt+v');
  await page.locator('dialog [name=officer]:focus').waitFor();
  await typeDay('to', day(-1));
  await shows(words.absence.backwards);
  expect(await page.locator('dialog button[type=submit]:disabled').count()).toBe(1);
  await typeDay('to', day(2));
  await page.locator('dialog [name=reason]').focus();
  await page.keyboard.type('Đi họp');
  await page.keyboard.press('Enter');
  await page.locator('.absences li', { hasText: shown(day(2)) }).waitFor();
  await page.setViewportSize({ width: 1366, height: 1640 });
  await picture(page, 'office');
  await page.getByRole('button', { name: words.absences.end }).focus();
  await page.keyboard.press('Enter');
  await shows(words.absences.none);
});

test('the header is shown as it will be printed while it is typed, and refused where no paper could show it', async () => {
  onTestFailed(() => browser.evidence('office issuer'));
  await type('officeName', 'Ủy ban nhân dân phường Bạch Mai');
  await page.locator('.printed', { hasText: 'UBND PHƯỜNG BẠCH MAI' }).waitFor();
  await shows(words.issuer.renumbers);
  await type('place', ' ');
  await shows(words.issuer.faults.place);
  await type('place', 'Bạch Mai');
  await page.locator('.printed', { hasText: 'Bạch Mai, ngày' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.office-changes li', { hasText: words.changes.kinds['office-set'] }).waitFor();
  const { office } = (await admin.call('GET', '/api/office')).json();
  expect(office).toEqual({
    body: { name: 'Ủy ban nhân dân phường Bạch Mai', within: ['Thành phố Hà Nội'] },
    place: 'Bạch Mai',
  });
});

test('the counter’s settings say what is wrong with them, and are saved', async () => {
  onTestFailed(() => browser.evidence('office counter'));
  await type('holidays', '01/01/2027\n31/02/2027');
  await shows(fill(vi, words.counter.faults.holidays, { line: '31/02/2027' }));
  await type('holidays', '01/01/2027\n30/4/2027');
  await type('feePerCopy', '10000');
  await page.keyboard.press('Enter');
  await shows(words.saved);
  const { settings } = (await admin.call('GET', '/api/office')).json();
  expect(settings).toMatchObject({ feePerCopy: 10000, holidays: ['2027-01-01', '2027-04-30'] });
});

test('speaks English, has a sheet of its keys, and complains of nothing', async () => {
  onTestFailed(() => browser.evidence('office english'));
  await page.keyboard.press('F1');
  await page.locator('dialog', { hasText: vi.web.commands.addDelegation }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(vi.web.app.language, { exact: true }).focus();
  await page.keyboard.press('Enter');
  await shows(en.web.office.delegations.title);
  expect(await seriousFaults(page)).toEqual([]);
  expect(browser.complaints.filter((text) => !/status of 400/.test(text))).toEqual([]);
});
