import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type ExtractView, extractPdfPath, recentExtracts } from '#schemas/api/extracts.ts';
import { overview } from '#schemas/api/overview.ts';
import { choosePolicy } from '#schemas/api/quality.ts';
import { correctRecord } from '#schemas/api/corrections.ts';
import { recordOf, searchRecords } from '#schemas/api/records.ts';
import { claimTask } from '#schemas/api/tasks.ts';
import { VerifiedField } from '#schemas/field.ts';
import { vi } from '#schemas/wording/vi.ts';
import { demoPin } from '#scripts/make-certificates.ts';
import { projectRoot } from '#workers/project-root.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { type RunningApp, startApp } from '#tests/support/running-app.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { expectPaper } from './expect-paper.ts';
import { readPaper } from './read-paper.ts';
import { askAndSign, httpOfficer, issue } from './http-officer.ts';
import { openByName, signIn, tabTo, verifyAsWritten } from './keyboard.ts';
import { type SamplePage, takeBook, withoutTones } from './sample-books.ts';

const words = vi.web;
/** Whom a paper is about. */
const whom = { birth: 'childName', death: 'deceasedName', marriage: 'wifeName' } as const;
const programs = ['chromium', 'pdfsig', 'pdftotext', 'pdftoppm', 'zbarimg', 'openssl'] as const;

/** One day at one office; each test goes on where the one before left it. People use the keyboard only. */
describeWith(programs, 'from scans to signed papers, with the whole program running', () => {
  let folder: string;
  let app: RunningApp;
  let browser: TestBrowser;
  /** Three pages of births; the third is asked for at the counter. */
  let births: SamplePage[];
  let wanted: SamplePage;
  let others: SamplePage[];
  /** The one that a second verifier was given. */
  let other: SamplePage;
  let clerk: Page;
  let verifier: Page;
  let paper: ExtractView;

  beforeAll(async () => {
    folder = await tempFolder('books');
    births = await takeBook('KS.2019.01', 3, join(folder, 'first'));
    wanted = births[2] ?? expect.unreachable();
    const later = join(folder, 'later');
    others = [...(await takeBook('KT.2018.01', 2, later)), ...(await takeBook('KH.2019.01', 2, later))];
    app = await startApp(join(folder, 'first'));
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

  const person = async (login: string, path = ''): Promise<Page> => {
    const page = await browser.person();
    await signIn(page, app.url + path, login);
    return page;
  };
  /** Gives back what is held, and what was being got ready meanwhile. */
  const leave = async (page: Page): Promise<void> => {
    await page.locator('.desk').waitFor();
    await page.waitForTimeout(700);
    await page.keyboard.press('Alt+q');
    await shows(page, words.verifier.released);
    await page.waitForTimeout(700);
    await page.context().close();
  };
  const shows = (page: Page, text: string) => page.getByText(text).first().waitFor();
  const nameOf = (page: SamplePage) => page.written[whom[page.book.kind]]?.written ?? expect.unreachable();

  test('every page gets to the people’s queue, also of books loaded while the program runs', {
    timeout: 180_000,
  }, async () => {
    const loaded = await app.hotich('load', join(folder, 'later'), '--json');
    expect(loaded).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(loaded.out)).toMatchObject({ books: 2, pages: 4, refused: [] });
    const digitizer = await httpOfficer(app.url, 'sohoa');
    const waiting = async () => {
      const { tasks } = await digitizer.call(overview);
      return tasks.find(({ step }) => step === 'verify-entry')?.open ?? 0;
    };
    for (const until = Date.now() + 150_000; (await waiting()) < 7 && Date.now() < until; ) await sleep(500);
    expect(await waiting()).toBe(7);
    const { books } = await digitizer.call(overview);
    const read = books.map(({ book, pagesRead, pagesSetAside, entries }) => [
      book.code,
      pagesRead,
      pagesSetAside,
      entries,
    ]);
    expect(read.sort()).toEqual([
      ['KH.2019.01', 2, 0, 2],
      ['KS.2019.01', 3, 0, 3],
      ['KT.2018.01', 2, 0, 2],
    ]);
    // One look each: two keyings have a day of their own, see two-verifiers.test.ts.
    const approver = await httpOfficer(app.url, 'duyet');
    for (const { book } of books)
      await approver.call(choosePolicy, { params: { bookId: book.id }, body: { policyId: 'single-2026' } });
  });

  test('the pages served are built for use, whatever NODE_ENV says, and name no folder of this machine', async () => {
    const built = join(projectRoot, 'web', 'dist', 'assets');
    const scripts = (await readdir(built)).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(3);
    for (const name of scripts)
      expect(await readFile(join(built, name), 'utf8'), name).not.toMatch(/jsxDEV|\.tsx`/);
  });

  test('a clerk sees why nothing can be issued yet, and moves the entry to the front', async () => {
    clerk = await person('quay');
    await openByName(clerk, nameOf(wanted), withoutTones(nameOf(wanted)));
    await shows(clerk, words.counter.cannotYet);
    await shows(clerk, words.counter.why.unverified);
    await clerk.keyboard.press('F8');
    expect(await clerk.locator('form.ask').count()).toBe(0);
    await tabTo(clerk, words.counter.hurry);
    await clerk.keyboard.press('Enter');
    await shows(clerk, words.counter.hurried);
  });

  test('two verifiers hold two tasks, the urgent one first; nobody approves what they verified', async () => {
    verifier = await person('doichieu');
    await shows(verifier, words.verifier.urgent);
    expect(await heldPage(verifier)).toBe(wanted);
    await verifier.keyboard.press('F2');
    const second = await person('doichieu2', 'xac-minh');
    other = await heldPage(second);

    await verifyAsWritten(second, other.written);
    await shows(second, words.verifier.sent);
    await tabTo(second, words.verifier.steps['approve-entry']);
    await second.keyboard.press('Enter');
    await shows(second, words.verifier.noTaskOf['approve-entry']);
    const counter = await httpOfficer(app.url, 'quay');
    const { hits } = await counter.call(searchRecords, { query: { q: nameOf(other) } });
    const both = await httpOfficer(app.url, 'doichieu2');
    const asking = both.call(claimTask, {
      body: { step: 'approve-entry', subjectId: hits[0]?.entryId ?? '' },
    });
    await expect(asking).rejects.toThrow('task.own-work');
    await tabTo(second, words.verifier.steps['verify-entry']);
    await second.keyboard.press('Enter');
    await leave(second);
  });

  test('a verifier answers every field as the book has it', async () => {
    const typed = await verifyAsWritten(verifier, wanted.written);
    await shows(verifier, words.verifier.sent);
    expect(typed.agreed.length + typed.corrected.length).toBe(wantedFields().length);
    expect(typed.agreed).toContain('childEthnicity');
    expect(typed.corrected).toContain('childName');
    // Who leaves gives back what they have, or it waits for them ten minutes.
    await leave(verifier);
  });

  test('another person approves; the clerk who waits is told', async () => {
    const approver = await person('duyet', 'xac-minh');
    await shows(approver, words.verifier.urgent);
    expect(await heldPage(approver)).toBe(wanted);
    for (let fields = await approver.locator('.rows .row').count(); fields > 3; fields -= 1)
      await approver.keyboard.press('Enter');
    await approver.keyboard.press('Control+Enter');
    await shows(approver, words.verifier.approved);
    await approver.context().close();
    await shows(clerk, words.counter.nowReady);
  });

  test('the clerk finds the child by a name typed without tones, and asks for two copies', async () => {
    await openByName(clerk, nameOf(wanted), withoutTones(nameOf(wanted)), 'counter');
    await clerk.keyboard.press('F8');
    await clerk.locator('input[name=requester]:focus').waitFor();
    expect(await clerk.getByText(words.counter.nowReady).count()).toBe(0);
    await clerk.keyboard.type('Đặng Thị Chờ');
    await clerk.keyboard.press('Tab');
    await clerk.keyboard.type(words.ask.relations.parent.slice(0, 2));
    await clerk.keyboard.press('Tab');
    await clerk.keyboard.type('CCCD 001088000111');
    await clerk.keyboard.press('Tab');
    await clerk.keyboard.press('Control+a');
    await clerk.keyboard.type('2');
    await picture(clerk, 'record');
    await clerk.keyboard.press('Enter');
    await clerk.locator('.paper-waiting').waitFor();
  });

  test('the registrar signs, and the clerk has the number and saves the paper', async () => {
    const registrar = await person('kyten');
    await tabTo(registrar, words.app.registrar);
    await registrar.keyboard.press('Enter');
    await registrar.locator('.record-do .is-primary:enabled').waitFor();
    await picture(registrar, 'sign');
    await registrar.keyboard.press('Control+Enter');
    await registrar.locator('dialog [name=pin]').waitFor();
    await registrar.keyboard.type(demoPin);
    await registrar.keyboard.press('Enter');
    await registrar.locator('iframe').waitFor();
    await shows(registrar, words.registrar.signed.split(' {')[0] ?? '');
    await registrar.context().close();

    const counter = await httpOfficer(app.url, 'quay');
    const [extract] = await counter.call(recentExtracts);
    paper = extract ?? expect.unreachable();
    expect(paper).toMatchObject({ status: 'sealed', copies: 2, signedBy: 'Nguyễn Hoàng Nam' });
    expect(paper.requester).toEqual({
      name: 'Đặng Thị Chờ',
      relation: 'parent',
      paper: 'CCCD 001088000111',
      letter: null,
    });
    const year = new Date(Date.now() + 7 * 3600_000).getUTCFullYear();
    expect(paper.number).toBe(`1/${year}/GKS-BS`);
    await shows(clerk, paper.number ?? '?');
    await picture(clerk, 'paper');
    await tabTo(clerk, words.ask.save);
    const [download] = await Promise.all([clerk.waitForEvent('download'), clerk.keyboard.press('Enter')]);
    const saved = await readFile(await download.path());
    expect(saved.equals(await counter.file(extractPdfPath(paper.id)))).toBe(true);
    await expectPaper(saved, paper, { page: wanted, nameKey: 'childName', ...app });
  });

  test('anybody with the paper in hand is told that it is valid, and nothing about the child', async () => {
    const citizen = await browser.person();
    await citizen.goto(`${app.url}x/${paper.code}`);
    await shows(citizen, words.check.valid);
    await shows(citizen, paper.number ?? '?');
    expect(await citizen.locator('body').textContent()).not.toContain(nameOf(wanted));
    await citizen.context().close();
  });

  test('after a correction the old paper says so without saying what, and a new one carries it', async () => {
    const approver = await httpOfficer(app.url, 'duyet');
    const counter = await httpOfficer(app.url, 'quay');
    const { recordId } = paper;
    const { version } = await counter.call(recordOf, { params: { recordId } });
    const note = 'Cải chính quê quán theo Quyết định số 15/QĐ-UBND ngày 20/11/2026';
    const basis = { number: '15/QĐ-UBND', date: '2026-11-20', office: 'UBND phường Hai Bà Trưng' };
    const changes = { childOrigin: 'xã Thử Nghiệm, tỉnh Hà Tĩnh' };
    await approver.call(correctRecord, {
      params: { recordId },
      body: { what: 'correction', basis, changes, note, version },
    });
    const citizen = await browser.person();
    await citizen.goto(`${app.url}x/${paper.code}`);
    await shows(citizen, words.check.corrected);
    expect(await citizen.locator('body').textContent()).not.toContain('Thử Nghiệm');
    await citizen.context().close();
    const office = { clerk: counter, registrar: await httpOfficer(app.url, 'kyten') };
    const renewed = await askAndSign(office, recordId);
    const { text } = readPaper(renewed.pdf);
    expect(text).toContain(note);
    expect(text).toContain(changes.childOrigin);
    const check = await fetch(`${app.url}api/check/${renewed.extract.code}`);
    expect(await check.json()).toMatchObject({ state: 'valid', number: renewed.extract.number });
  });

  test('the number leads back to the verifier, a box on the scan, and the scan itself', async () => {
    const told = await app.hotich('explain', paper.number ?? '?', '--json', '--field', 'childName');
    expect(told).toMatchObject({ code: 0, err: '' });
    const story = Story.parse(JSON.parse(told.out));
    expect(story.page.sha256).toBe(wanted.sha256);
    const by = (await httpOfficer(app.url, 'doichieu')).officer.id;
    expect(story.runs.filter(({ step }) => step === 'verify-entry').map((run) => run.by)).toEqual([by]);
    expect(story.field.verified).toMatchObject({ state: 'written', written: nameOf(wanted), by });
    const box = story.field.verified.box ?? expect.unreachable();
    const truth = wanted.written.childName?.boxes[0] ?? expect.unreachable();
    expect(Math.abs(box.top + box.height / 2 - truth.top - truth.height / 2)).toBeLessThan(0.03);
    expect(box.left).toBeGreaterThan(0);
    // the picture for papers is cut whenever a worker has time for it
    const steps = story.runs
      .map(({ step }) => step)
      .filter((step) => !['crop-entry', 'relate-entry'].includes(step));
    for (const step of [
      'page-scanned',
      'clean-page',
      'segment-page',
      'recognize-entry',
      'extract-fields',
      'match-records',
    ])
      expect(steps).toContain(step);
    expect(steps.slice(-5)).toEqual([
      'verify-entry',
      'approve-entry',
      'extract-requested',
      'authorize-extract',
      'seal-extract',
    ]);
  });

  test.each([['death'], ['marriage']] as const)(
    'a %s is issued by programs that speak HTTP alone',
    async (kind) => {
      const page = others.find((one) => one.book.kind === kind && one !== other) ?? expect.unreachable();
      const office = {
        verifier: await httpOfficer(app.url, 'doichieu'),
        approver: await httpOfficer(app.url, 'duyet'),
        clerk: await httpOfficer(app.url, 'quay'),
        registrar: await httpOfficer(app.url, 'kyten'),
      };
      const { extract, pdf } = await issue(office, page.written, withoutTones(nameOf(page)));
      await expectPaper(pdf, extract, { page, nameKey: whom[kind], ...app });
      const check = await fetch(`${app.url}api/check/${extract.code}`);
      expect(await check.json()).toMatchObject({ state: 'valid', number: extract.number });
    },
  );

  test('the contractor sees how far the books are, and no screen had anything to complain of', async () => {
    const digitizer = await person('sohoa', 'tong-quan');
    await shows(digitizer, words.overview.title);
    for (const code of ['KS.2019.01', 'KT.2018.01', 'KH.2019.01']) await shows(digitizer, code);
    await picture(digitizer, 'overview');
    expect(browser.complaints).toEqual([]);
  });

  const wantedFields = () => Object.values(wanted.written).filter((field) => field.written !== null);
  const heldPage = async (page: Page): Promise<SamplePage> => {
    const said = (await page.locator('.panel-title p').textContent()) ?? '';
    const isIt = ({ book, file }: SamplePage) =>
      said.startsWith(vi.kinds[book.kind]) && said.endsWith(` ${file}`);
    return [...births, ...others].find(isIt) ?? expect.unreachable();
  };
});

/** What this test looks at of a story. */
const Story = z.object({
  page: z.object({ sha256: z.string() }),
  runs: z.array(z.object({ step: z.string(), by: z.string() })),
  field: z.object({ verified: VerifiedField }),
});
