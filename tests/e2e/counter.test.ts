import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { requestExtract } from '#schemas/api/extracts.ts';
import type { Role } from '#schemas/officer.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { demoPin } from '#scripts/make-certificates.ts';
import { keepAbsence } from '#store/delegations.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { agreeing, type Caller, claim } from '#tests/support/office.ts';
import { samplePage } from '#tests/support/sample-page.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';
import { openByName } from './keyboard.ts';
import { readPaper } from './read-paper.ts';
import { withoutTones } from './sample-books.ts';

const words = vi.web;
type Planted = Awaited<ReturnType<Awaited<ReturnType<typeof serveOffice>>['plant']>>;

/** A day at the counter, real papers with test keys; the clerk uses the keyboard only. Friday, a quarter past three. */
describeWith(['chromium', 'pdfsig', 'pdftotext', 'pdftoppm', 'zbarimg'], 'at the counter', () => {
  let served: Awaited<ReturnType<typeof serveOffice>>;
  let browser: TestBrowser;
  let verifier: Caller;
  let approver: Caller;
  let signer: Caller;
  let clerk: Page;
  let birth: Planted;

  beforeAll(async () => {
    served = await serveOffice();
    browser = await openBrowser();
    served.office.clock.now = new Date('2026-11-20T08:15:00Z');
    verifier = await served.office.officer('nhap', ['verifier']);
    approver = await served.office.officer('duyet', ['approver']);
    birth = await served.plant(2, await served.office.book());
    await approve(birth);
    clerk = await person('quay', 'clerk', 'quay');
  }, 120_000);
  beforeEach(async () => {
    await clerk.clock.setFixedTime(served.office.clock.now);
    await clerk.goto(`${served.url}quay`);
    await clerk.locator('input[type=search]:focus').waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser?.evidence(task.name);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const person = async (login: string, role: Role, place: string) => {
    await served.office.officer(login, [role]);
    return signInAs(await browser.person(), served.url, login, place);
  };
  const ok = async (who: Caller, url: string, payload: object) => {
    const answer = await who.call('POST', url, payload);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 200, expect.anything()]);
    return answer.json();
  };
  const verify = async ({ entryId, read }: Planted) =>
    ok(verifier, `/api/tasks/${await claim(verifier, 'verify-entry', entryId)}/verify`, agreeing(read));
  const approve = async (entry: Planted) => {
    await verify(entry);
    const id = await claim(approver, 'approve-entry', entry.entryId);
    await ok(approver, `/api/tasks/${id}/approve`, { verdict: 'approve' });
  };
  const atCounter = (isAtCounter: boolean) =>
    ok(signer, '/api/signing', { pin: demoPin, minutes: 240, most: 40, kinds: [], atCounter: isAtCounter });
  const papersOf = (recordId: string) =>
    served.office.store.db
      .selectFrom('extract')
      .selectAll()
      .where('record_id', '=', recordId)
      .orderBy('created_at')
      .execute();
  const shows = (page: Page, text: string) => page.getByText(text).first().waitFor();
  /** F8, who asks, and as many Tabs on as it takes to get to `field`. */
  const askFor = async (name: string) => {
    await clerk.keyboard.press('F8');
    await clerk.locator('input[name=requester]:focus').waitFor();
    await clerk.keyboard.type(name);
  };
  const tabToField = async (name: string, stroke = 'Tab') => {
    for (let tries = 0; tries < 20; tries += 1) {
      if ((await clerk.locator(`[name=${name}]:focus`).count()) > 0) return;
      await clerk.keyboard.press(stroke);
    }
    throw new Error(`no ${stroke} leads to ${name}`);
  };
  const sealed = async () => {
    await clerk.locator('.paper-do button:focus', { hasText: words.ask.print }).waitFor();
    return (await clerk.locator('.ask-head h2').textContent()) ?? '';
  };
  const nameOf = (entry: Planted, key: FieldKey = 'childName') => entry.written[key] ?? '?';
  const open = (entry: Planted) => openByName(clerk, nameOf(entry), withoutTones(nameOf(entry)));

  test('it cannot be overlooked that nobody can sign; it is said who is away until when, and what to do', {
    timeout: 90_000,
  }, async () => {
    const alarm = clerk.locator('.signers-alarm[role=alert]');
    await alarm.waitFor();
    const { office } = served;
    signer = await office.officer('ky', ['registrar']);
    await clerk.locator('.signer', { hasText: 'Cán bộ ky' }).waitFor();
    await alarm.waitFor({ state: 'detached' });

    const absence = { officerId: signer.officer.id, from: '2026-11-20', to: '2026-11-24', reason: '' };
    const { id } = await keepAbsence(office.store.db, absence, signer.officer.id, office.clock.now);
    await alarm.waitFor();
    const said = (await alarm.textContent()) ?? '';
    expect(said).toContain(fill(vi, words.signers.nobody, { papers: words.signers.everyPaper }));
    expect(said).toContain('Cán bộ ky: vắng mặt, có mặt lại 25/11/2026');
    expect(said).toContain(words.signers.nobodyDo);
    await open(birth);
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'counter-nobody');
    await office.store.db.deleteFrom('absence').where('id', '=', id).execute();
    await alarm.waitFor({ state: 'detached' });
  });

  test('a paper that an officer confirms is waited for by name, and comes by itself', {
    timeout: 90_000,
  }, async () => {
    await open(birth);
    await askFor('Đặng Thị Chờ');
    await tabToField('relation');
    await clerk.keyboard.type(words.ask.relations.proxy.slice(0, 2));
    await clerk.keyboard.press('Enter');
    // A proxy without a letter is told so, at the field that is missing.
    await clerk.locator('[name=letter-from][aria-invalid=true]:focus').waitFor();
    await clerk.keyboard.type('UBND phường Thử');
    await clerk.keyboard.press('Shift+Tab');
    await clerk.keyboard.type('05/01/2026');
    await tabToField('copies', 'Shift+Tab');
    await clerk.keyboard.type('2');
    await tabToField('fee');
    expect(await clerk.locator('.ask-sum').textContent()).toBe('2 bản × 8.000 đ = 16.000 đ');
    await shows(clerk, 'Yêu cầu sau 15:00: phải trả trước 17:00 thứ hai 23/11');
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'counter-ask');
    await tabToField('purpose', 'Shift+Tab');
    await clerk.keyboard.press('Enter');
    await shows(clerk, 'Chờ Cán bộ ky xác nhận.');
    const [kept] = await papersOf(birth.recordId);
    expect(kept?.request).toMatchObject({
      copies: 2,
      fee: { perCopy: 8000, total: 16_000, exemption: null },
      requester: {
        name: 'Đặng Thị Chờ',
        relation: 'proxy',
        letter: { number: '', date: '2026-01-05', from: 'UBND phường Thử' },
      },
    });
    await ok(signer, '/api/signing/extracts', { extractIds: [kept?.id] });
    expect(await sealed()).toMatch(/^Trích lục số \d+\/2026\/GKS-BS đã ký xong$/);
  });

  test('where an officer lets the counter sign, the paper is there at once: valid, printed by Enter, with its receipt', {
    timeout: 90_000,
  }, async () => {
    await atCounter(true);
    await clerk.locator('.signer[data-state=at-counter]', { hasText: 'còn 40 giấy' }).waitFor();
    await open(birth);
    await askFor('Đặng Thị Ngay');
    await tabToField('with-scan');
    await clerk.keyboard.press('Space');
    await clerk.keyboard.press('Enter');
    const title = await sealed();
    await shows(clerk, words.ask.took.split('{')[0] ?? '?');
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'counter-paper');
    await clerk.evaluate(() => {
      const inside = document.querySelector('iframe')?.contentWindow;
      if (inside) inside.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await clerk.keyboard.press('Enter');
    await clerk.locator('body[data-printed=yes]').waitFor();

    await clerk.locator('.paper-do a[download]').focus();
    const [download] = await Promise.all([clerk.waitForEvent('download'), clerk.keyboard.press('Enter')]);
    const saved = await readFile(await download.path());
    const paper = readPaper(saved);
    expect(paper.valid).toBe(2);
    const number = /\d+\/2026\/GKS-BS/.exec(title)?.[0] ?? '?';
    expect(paper.text).toContain(number);

    await clerk.locator('.paper-do button', { hasText: 'Biên lai' }).focus();
    await clerk.keyboard.press('Enter');
    await clerk.locator('dialog .receipt').waitFor();
    await clerk.locator('dialog .dialog-foot button:focus').waitFor();
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'counter-receipt');
    const printed = readText(await clerk.pdf());
    for (const text of ['Đặng Thị Ngay', number, '8.000 đ', 'Tám nghìn đồng', words.ask.receiptTest])
      expect(printed).toContain(text);
    expect(printed).not.toContain(words.ask.save);
    await clerk.keyboard.press('Escape');
    await clerk.locator('dialog').waitFor({ state: 'detached' });
  });

  test('a double send, a lost answer and a server that is away for a while make one paper', {
    timeout: 120_000,
  }, async () => {
    const count = async (name: string) =>
      (await papersOf(birth.recordId)).filter(({ request }) => JSON.stringify(request).includes(name)).length;
    const path = `**${requestExtract.path.replace(':recordId', '*')}`;

    await open(birth);
    // Slow: the second Enter and a click come while the first is on its way.
    await clerk.route(path, async (route) => {
      await clerk.waitForTimeout(800);
      await route.continue();
    });
    await askFor('Lê Thị Đúp');
    await clerk.keyboard.press('Enter');
    await clerk.keyboard.press('Enter');
    await clerk.locator('.ask button[type=submit]').click({ force: true });
    await sealed();
    expect(await count('Lê Thị Đúp')).toBe(1);
    await clerk.unroute(path);

    // The server did it, and its answer is lost on the way.
    const keys: string[] = [];
    const lose = async (route: Route) => {
      keys.push(route.request().postDataJSON().idempotencyKey);
      await route.fetch();
      await route.abort();
    };
    await clerk.route(path, lose, { times: 1 });
    await askFor('Lê Thị Lạc');
    await clerk.keyboard.press('Enter');
    await shows(clerk, words.ask.unsure);
    expect(await clerk.locator('input[name=requester]').isDisabled()).toBe(true);
    await clerk.locator('button:focus', { hasText: words.ask.sendAgain }).waitFor();
    expect(await count('Lê Thị Lạc')).toBe(1);
    await picture(clerk, 'counter-lost');
    const [again] = await Promise.all([
      clerk.waitForRequest((request) => request.method() === 'POST' && /\/extracts$/.test(request.url())),
      clerk.keyboard.press('Enter'),
    ]);
    expect(again.postDataJSON().idempotencyKey).toBe(keys[0]);
    await sealed();
    expect(await count('Lê Thị Lạc')).toBe(1);

    await served.stop();
    await askFor('Lê Thị Vắng');
    await clerk.keyboard.press('Enter');
    await shows(clerk, words.ask.unsure);
    await served.start();
    await clerk.keyboard.press('Enter');
    await sealed();
    expect(await count('Lê Thị Vắng')).toBe(1);
  });

  test('what is not verified yet goes to the front; the clerk sees it move, is told, and how long it took', {
    timeout: 120_000,
  }, async () => {
    const { office } = served;
    const other = await served.plant(3, await office.book());
    const wanted = await served.plant(4, await office.book());
    await open(wanted);
    await shows(clerk, words.counter.why.unverified);
    await clerk.keyboard.press('F9');
    await shows(clerk, words.counter.hurried);
    const lane = clerk.locator('.lane');
    await lane.locator('[data-state=now]', { hasText: words.counter.lane.waiting }).waitFor();

    const claimed = await ok(verifier, '/api/tasks/claim', { step: 'verify-entry', subjectId: null });
    expect(claimed.task.subjectId).toBe(wanted.entryId);
    await lane.locator('[data-state=now]', { hasText: words.counter.lane.held }).waitFor();
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'counter-hurry');
    await ok(verifier, `/api/tasks/${claimed.task.id}/verify`, agreeing(wanted.read));
    await lane.locator('[data-state=now]', { hasText: vi.steps['approve-entry'] }).waitFor();
    office.clock.now = new Date(office.clock.now.getTime() + 4 * 60_000);
    await clerk.clock.setFixedTime(office.clock.now);
    const id = await claim(approver, 'approve-entry', wanted.entryId);
    await ok(approver, `/api/tasks/${id}/approve`, { verdict: 'approve' });
    await shows(clerk, words.counter.nowReady);
    expect(await clerk.title()).toBe(words.counter.lane.readyTab);

    await askFor('Ngô Thị Đợi');
    expect(await clerk.title()).not.toBe(words.counter.lane.readyTab);
    await clerk.keyboard.press('Enter');
    await sealed();
    await shows(clerk, fill(vi, words.ask.tookHurried, { time: '4 phút' }));
    await clerk.keyboard.press('Escape');
    await clerk.locator('.paper').waitFor({ state: 'detached' });
    await approve(other);
  });

  test('two entries that contradict each other are held side by side, and no paper is made of either', {
    timeout: 90_000,
  }, async () => {
    const { office } = served;
    const sample = await samplePage(office, 'KS.2016.01', '005');
    const book = await office.book();
    const plant = async (childName: string, page: string) => {
      const { picture: scan } = await samplePage(office, 'KS.2016.01', page);
      const entry = await office.entry({ ...sample.written, childName }, book, scan);
      const planted = { ...entry, written: { ...sample.written, childName } };
      await approve(planted);
      return planted;
    };
    const one = await plant('Vũ Thị Mâu Thuẫn', '005');
    await plant('Hoàng Văn Trái Ngược', '006');
    await open(one);
    await shows(clerk, words.counter.why.contradicted);
    await clerk.keyboard.press('F8');
    expect(await clerk.locator('form.ask').count()).toBe(0);
    await clerk.locator('.related-line[data-what=contradicts]').waitFor();
    await clerk.keyboard.press('F7');
    await clerk.locator('dialog .beside .viewer-paper img').nth(1).waitFor();
    const differing = clerk.locator('dialog tr[data-differs=true]', { hasText: vi.fields.childName });
    await differing.waitFor();
    expect(await differing.textContent()).toContain('Hoàng Văn Trái Ngược');
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'counter-beside');
    const scale = clerk.locator('dialog .viewer-scale').first();
    const before = await scale.textContent();
    await clerk.keyboard.press('Alt+Equal');
    await expect.poll(() => scale.textContent()).not.toBe(before);
    await clerk.keyboard.press('Escape');
    await clerk.locator('dialog').waitFor({ state: 'detached' });
  });

  test('places are told as of that date and today beside what is written, which stays', {
    timeout: 60_000,
  }, async () => {
    await open(birth);
    const written = await clerk.locator('.value-button').allTextContents();
    await clerk.keyboard.press('F6');
    await clerk.locator('.place-note', { hasText: words.counter.placesAs.asOf }).first().waitFor();
    await clerk.keyboard.press('F6');
    await clerk.locator('.place-note', { hasText: words.counter.placesAs.today }).first().waitFor();
    expect(await clerk.locator('.value-button').allTextContents()).toEqual(written);
    const body = clerk.locator('.value', { hasText: words.counter.placeBody });
    expect(await body.textContent()).toContain('Phường Bạch Mai, Thành phố Hà Nội');
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'counter-places');
    await clerk.keyboard.press('F6');
    await clerk.locator('.place-note').first().waitFor({ state: 'detached' });
  });

  test('who signs calls a paper back with a reason; the clerk cannot', { timeout: 60_000 }, async () => {
    await open(birth);
    await clerk.locator('.paper-row[data-status=sealed]').first().waitFor();
    expect(await clerk.getByText(words.counter.voidPaper, { exact: true }).count()).toBe(0);
    const officer = await signInAs(await browser.person(), served.url, 'ky', `quay/${birth.recordId}`);
    const row = officer.locator('.paper-row[data-status=sealed]').first();
    const number = (await row.locator('.paper-number').textContent()) ?? '?';
    await row.locator('.paper-void').focus();
    await officer.keyboard.press('Enter');
    await officer.locator('dialog textarea:focus').waitFor();
    await officer.keyboard.type('In nhầm mẫu');
    await officer.keyboard.press('Control+Enter');
    await shows(officer, fill(vi, words.counter.voided, { number }));
    await officer.locator('.paper-row[data-status=voided]', { hasText: 'In nhầm mẫu' }).waitFor();
    expect((await papersOf(birth.recordId)).find((one) => one.number === number)?.status).toBe('voided');
    expect(await seriousFaults(officer)).toEqual([]);
    await officer.context().close();
  });

  test('the help sheet lists its keys, all of it speaks English too, and nothing complained', {
    timeout: 60_000,
  }, async () => {
    await open(birth);
    await clerk.keyboard.press('F1');
    for (const name of ['ask', 'hurry', 'showPlaces', 'showBeside', 'close'] as const)
      await clerk.locator('.help-line', { hasText: words.commands[name] }).waitFor();
    await clerk.keyboard.press('Escape');
    await clerk.getByRole('button', { name: 'English' }).focus();
    await clerk.keyboard.press('Enter');
    await shows(clerk, 'Who can sign now');
    await clerk.keyboard.press('F8');
    await clerk.getByText('Relation to the person on the paper').waitFor();
    expect(await seriousFaults(clerk)).toEqual([]);
    // What was cut off on purpose the browser says too.
    const complaints = browser.complaints.filter((text) => !/ERR_FAILED|ERR_CONNECTION|ERR_EMPTY/.test(text));
    expect(complaints).toEqual([]);
  });
});

/** The letters of a page as it would be printed. */
const readText = (pdf: Uint8Array): string =>
  execFileSync(needProgram('pdftotext'), ['-raw', '-enc', 'UTF-8', '-', '-'], { input: pdf })
    .toString()
    .normalize('NFC')
    .replace(/\s+/g, ' ');
