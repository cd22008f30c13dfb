import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { SignersNow } from '#schemas/api/signing.ts';
import type { RecordId } from '#schemas/ids.ts';
import { en } from '#schemas/wording/en.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { endSessions } from '#store/signing-sessions.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import type { Caller } from '#tests/support/office.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';
import { openSigningPlugin, pluginOfficer, signWholeFile } from '#tests/support/signing-plugin.ts';

const words = vi.web.registrar;
const signing = vi.web.signing;
let served: Awaited<ReturnType<typeof serveOffice>>;
let browser: TestBrowser;
let admin: Caller;
let head: Caller;
let asked: Awaited<ReturnType<typeof askedExtracts>>;
let records: RecordId[];
let page: Page;
beforeAll(async () => {
  served = await serveOffice();
  const { office } = served;
  office.clock.now = new Date();
  browser = await openBrowser();
  admin = await office.officer('quantri', ['admin']);
  head = await office.officer('chutich', ['registrar']);
  const deputy = await office.officer('phochutich', ['registrar']);
  for (const who of [head, deputy]) await who.call('DELETE', '/api/signing');
  asked = await askedExtracts(office);
  const book = await office.book();
  records = [];
  for (const number of [1, 2, 3]) records.push(await asked.approved(await served.plant(number, book)));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const shows = (text: string) => page.getByText(text).first().waitFor();
/** Asks for a paper of each record; the first was asked for days ago. */
async function askForAll() {
  const { clock } = served.office;
  const papers = [];
  for (const [at, record] of records.entries()) {
    const paper = await asked.ask(record);
    papers.push(paper);
    if (at > 0) continue;
    const due = new Date(clock.now.getTime() - 20 * 3_600_000).toISOString();
    await served.office.store.db
      .updateTable('extract')
      .set((eb) => ({
        request: eb.fn('jsonb_set', ['request', eb.val('{dueAt}'), eb.val(JSON.stringify(due))]),
      }))
      .where('id', '=', paper.id)
      .execute();
  }
  return papers;
}
const statusOf = async (id: string) => (await asked.clerk.call('GET', `/api/extracts/${id}`)).json();
const typePin = async (pin: string) => {
  await page.locator('dialog [name=pin]:focus').waitFor();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
};

test('the key is opened by its PIN from the first signature, two papers are signed at once, one is refused', {
  timeout: 120_000,
}, async () => {
  onTestFailed(() => browser.evidence('sign-desk'));
  const papers = await askForAll();
  page = await signInAs(await browser.person(), served.url, 'phochutich', 'ky');
  await shows(fill(vi, words.waitingLate, { count: 3, late: 1 }));
  await shows(signing.closed);
  expect(await page.locator('.wait').first().textContent()).toContain(words.late.split(' {')[0]);
  await page.locator('.sheet-line').first().waitFor();
  await page.locator('.record-do .is-primary:enabled').waitFor();
  expect(await seriousFaults(page)).toEqual([]);

  // the two that are not late
  await page.keyboard.press('a');
  await page.keyboard.press('Space');
  expect(await page.locator('.wait-tick:checked').count()).toBe(2);
  await page.keyboard.press('Control+Shift+Enter');
  await page.locator('dialog [name=pin]:focus').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await picture(page, 'sign-desk-pin');
  await typePin('000000');
  await shows(fill(vi, vi.errors['seal.pin-wrong'], { left: 4 }));
  await typePin('246810');
  await shows(fill(vi, words.signedAll, { count: 2 }));
  const numbers = [await statusOf(papers[1]?.id ?? ''), await statusOf(papers[2]?.id ?? '')];
  expect(numbers.map((one) => one.status)).toEqual(['sealed', 'sealed']);
  expect(numbers.map((one) => one.number).sort()).toEqual([
    `1/${served.office.clock.now.getUTCFullYear()}/GKS-BS`,
    `2/${served.office.clock.now.getUTCFullYear()}/GKS-BS`,
  ]);
  await page.locator('.key-state.is-open').waitFor();
  expect(await page.locator('.key-state').textContent()).toContain(
    fill(vi, signing.left, { left: 48, most: 50 }),
  );

  // the late one has come up by itself
  await page.locator('.record-do button:enabled', { hasText: words.refuse }).waitFor();
  await picture(page, 'sign-desk');
  await page.keyboard.press('Alt+b');
  await page.locator('dialog textarea:focus').waitFor();
  await page.keyboard.type('Người yêu cầu chưa có văn bản ủy quyền');
  await page.keyboard.press('Control+Enter');
  await shows(words.refused);
  expect(await statusOf(papers[0]?.id ?? '')).toMatchObject({
    status: 'voided',
    number: null,
    reason: 'Người yêu cầu chưa có văn bản ủy quyền',
  });
  await shows(words.none);
});

test('one key signs the paper that is shown, and the next comes up by itself; the last is shown', async () => {
  onTestFailed(() => browser.evidence('sign-desk one'));
  const papers = await askForAll();
  await expect.poll(() => page.locator('.wait').count(), { timeout: 15_000 }).toBe(3);
  await page.keyboard.press('F2');
  for (const left of [2, 1, 0]) {
    await page.locator('.record-do .is-primary:enabled').waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('.wait').count(), { timeout: 15_000 }).toBe(left);
  }
  await page.locator('iframe').waitFor();
  for (const { id } of papers) expect(await statusOf(id)).toMatchObject({ status: 'sealed' });
});

test('what fails stays, with its reason; the others are signed', async () => {
  onTestFailed(() => browser.evidence('sign-desk fails'));
  const papers = await askForAll();
  await expect.poll(() => page.locator('.wait').count(), { timeout: 15_000 }).toBe(3);
  const { store, clock } = served.office;
  // another officer holds the first
  await store.db
    .updateTable('task')
    .set({ claimed_by: head.officer.id, lease_until: new Date(clock.now.getTime() + 600_000) })
    .where('subject_id', '=', papers[0]?.id ?? '')
    .where('step', '=', 'authorize-extract')
    .execute();
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Shift+Enter');
  await shows(fill(vi, words.signedSome, { count: 2, of: 3, failed: 1 }));
  await page.locator('.turns li', { hasText: vi.errors['task.taken'] }).waitFor();
  expect(await page.locator('.wait-tick:checked').count()).toBe(1);
  await picture(page, 'sign-desk-result');
  await store.db
    .updateTable('task')
    .set({ claimed_by: null, lease_until: null })
    .where('subject_id', '=', papers[0]?.id ?? '')
    .execute();
  await page.keyboard.press('Control+Shift+Enter');
  await shows(fill(vi, words.signed, { number: '' }).trim());
});

test('opened for the counter, the key signs what the clerk asks at once; closed by one key it does not', async () => {
  onTestFailed(() => browser.evidence('sign-desk counter'));
  await page.keyboard.press('Alt+k');
  await shows(signing.closed);
  await page.keyboard.press('Alt+k');
  await page.locator('dialog [name=pin]:focus').waitFor();
  await page.locator('dialog [name=atCounter]').focus();
  await page.keyboard.press('Space');
  await page.locator('dialog [name=pin]').focus();
  await typePin('246810');
  await page.locator('.key-state', { hasText: signing.atCounter }).waitFor();
  const [record] = records;
  expect(await asked.ask(record ?? expect.unreachable())).toMatchObject({
    status: 'sealed',
    signedBy: 'Cán bộ phochutich',
  });
  await page.keyboard.press('Alt+k');
  await shows(signing.closed);
  expect((await asked.ask(record ?? expect.unreachable())).status).toBe('requested');
});

test('when the head is away the deputy is told by what right they sign; when both are, that nobody can', async () => {
  onTestFailed(() => browser.evidence('sign-desk away'));
  await served.office.store.db.deleteFrom('delegation').where('officer_id', '=', head.officer.id).execute();
  const today = new Date(served.office.clock.now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const given = await admin.call('POST', '/api/office/delegations', {
    officerId: head.officer.id,
    capacity: 'TM.',
    lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    basis: null,
    from: today,
    to: null,
    kinds: [],
  });
  expect(given.statusCode).toBe(200);
  const absence = { officerId: head.officer.id, from: today, to: null, reason: 'Đi công tác' };
  expect((await admin.call('POST', '/api/office/absences', absence)).statusCode).toBe(200);
  await page.locator('.own .notice', { hasText: 'Cán bộ chutich' }).waitFor();
  expect(await page.locator('.own').textContent()).toContain('Bạn ký thay: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH');
  await page.keyboard.press('F2');
  await page.locator('.record-do .is-primary:enabled').waitFor();
  await picture(page, 'sign-desk-deputy');

  await page.keyboard.press('Alt+v');
  await page.locator('dialog [name=from]:focus').waitFor();
  await page.locator('dialog [name=reason]').focus();
  await page.keyboard.press('Enter');
  await page.locator('.own .notice.is-danger', { hasText: vi.kinds.birth }).waitFor();
  expect(await page.locator('.record-do .is-primary:enabled').count()).toBe(0);
  const now = SignersNow.parse((await asked.clerk.call('GET', '/api/signers')).json());
  expect(now.nobody).toEqual(['birth', 'death', 'marriage']);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: signing.back }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.own .notice.is-danger').waitFor({ state: 'detached' });
  await page.locator('.record-do .is-primary:enabled').waitFor();
});

test('where the officer’s own program signs, no PIN is asked here; a program that is not there is said, and tried again', {
  timeout: 90_000,
}, async () => {
  onTestFailed(() => browser.evidence('sign-desk program'));
  const { office } = served;
  // the officer's certificate is made a moment later than the clock of this office
  office.clock.now = new Date(Date.now() + 60_000);
  const { officer } = await office.officer('kyrieng', ['registrar']);
  office.ports.keys.close(officer.id);
  await endSessions(office.store.db, 'closed', office.clock.now, officer.id);
  const own = await pluginOfficer(office.keysDir, office.keysDir);
  await rm(join(office.keysDir, 'officers', `${officer.id}.p12`));
  await copyFile(own.certificate, join(office.keysDir, 'officers', `${officer.id}.crt.pem`));

  const desk = await signInAs(await browser.person(), served.url, 'kyrieng', 'ky');
  // the program answers with a certificate of its own making
  const control = await desk.context().newCDPSession(desk);
  await control.send('Security.setIgnoreCertificateErrors', { ignore: true });
  await desk.locator('.key-state', { hasText: signing.ownProgram }).waitFor();
  await desk.locator('.record-do .is-primary:enabled').waitFor();
  await desk.keyboard.press('Control+Enter');
  await desk.locator('.turns .notice.is-danger', { hasText: words.programAbsent }).waitFor();
  await desk.locator('.wait', { hasText: words.toProgram }).waitFor();
  const { close } = await openSigningPlugin((pdf) => signWholeFile(pdf, own));
  await desk.locator('.record-do .is-primary:enabled', { hasText: words.signAgain }).waitFor();
  await desk.keyboard.press('Control+Enter');
  await desk.locator('.turns .notice.is-calm', { hasText: words.signed.split(' {')[0] ?? '' }).waitFor();
  await desk.locator('iframe').waitFor();
  await close();
  await desk.context().close();
});

test('speaks English, has a sheet of its keys, and complains of nothing', async () => {
  onTestFailed(() => browser.evidence('sign-desk english'));
  await page.keyboard.press('F1');
  await page.locator('dialog', { hasText: vi.web.commands.signChosen }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(vi.web.app.language, { exact: true }).focus();
  await page.keyboard.press('Enter');
  await shows(en.web.signing.open);
  expect(await seriousFaults(page)).toEqual([]);
  expect(browser.complaints.filter((text) => !/status of 403|WebSocket/.test(text))).toEqual([]);
});
