import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { EntryId, RecordId } from '#schemas/ids.ts';
import type { Role } from '#schemas/officer.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { demoPin } from '#scripts/make-certificates.ts';
import { openArrival } from '#store/arrival.ts';
import { relationsOfEntry } from '#store/relations.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { agreeing, type Caller, claim } from '#tests/support/office.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';
import { writtenPage } from '#tests/support/written-page.ts';
import { tabTo } from './keyboard.ts';
import { readPaper } from './read-paper.ts';

const words = vi.web;

const family: Partial<Record<FieldKey, string>> = {
  childBirthDate: '09/04/2016',
  childBirthDateInWords: 'Ngày chín tháng tư năm hai nghìn không trăm mười sáu',
  childSex: 'Nữ',
  childEthnicity: 'Kinh',
  childNationality: 'Việt Nam',
  childBirthplace: 'Bệnh viện Thanh Nhàn, quận Hai Bà Trưng, thành phố Hà Nội',
  childOrigin: 'Đình Bảng, Từ Sơn, Bắc Ninh',
  motherName: 'Lý Thị Thuỳ Trang',
  motherBirthDate: '17/08/1989',
  motherEthnicity: 'Kinh',
  motherNationality: 'Việt Nam',
  motherResidence: 'Số 12 phố Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
  fatherName: 'Đàm Quốc Khải',
  fatherBirthDate: '1986',
  fatherEthnicity: 'Kinh',
  fatherNationality: 'Việt Nam',
  fatherResidence: 'Số 12 phố Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
};

/** A birth in a book that was lost, registered again in 2019; her twin; found by matching, told apart by keys alone. */
describeWith(['chromium', 'pdfsig', 'pdftotext', 'pdftoppm', 'zbarimg'], 'one birth registered twice', () => {
  let served: Awaited<ReturnType<typeof serveOffice>>;
  let browser: TestBrowser;
  let verifier: Caller;
  let approver: Caller;
  let reviewer: Page;
  let first: Planted;
  let again: Planted;
  interface Planted {
    readonly entryId: EntryId;
    readonly recordId: RecordId;
  }

  const ok = async (who: Caller, url: string, payload: object) => {
    const answer = await who.call('POST', url, payload);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 200, expect.anything()]);
    return answer.json();
  };
  let pages = 0;
  /** On paper, scanned, read as it is written, verified and approved; and related to what is there already. */
  const plant = async (
    said: Partial<Record<FieldKey, string>>,
    hand: { font: Parameters<typeof writtenPage>[2]['font']; tick: string; body?: string },
  ): Promise<Planted> => {
    const { office } = served;
    const page = await writtenPage(office, { ...family, ...said }, { ...hand, ordinal: pages++ });
    const book = await office.book(undefined, hand.body);
    const { entryId, recordId, read } = await office.entry(page.written, book, page.picture);
    const verifyId = await claim(verifier, 'verify-entry', entryId);
    await ok(verifier, `/api/tasks/${verifyId}/verify`, agreeing(read));
    const approveId = await claim(approver, 'approve-entry', entryId);
    await ok(approver, `/api/tasks/${approveId}/approve`, { verdict: 'approve' });
    const { db } = office.store;
    await db.transaction().execute((tx) => relateArrival(openArrival(tx), entryId, office.clock.now));
    return { entryId, recordId };
  };
  const person = async (login: string, role: Role, place: string) => {
    await served.office.officer(login, [role]);
    return signInAs(await browser.person(), served.url, login, place);
  };
  const shows = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

  beforeAll(async () => {
    served = await serveOffice();
    browser = await openBrowser();
    served.office.clock.now = new Date('2026-11-20T03:15:00Z');
    verifier = await served.office.officer('nhap', ['verifier']);
    approver = await served.office.officer('duyet', ['approver']);
    const [lost, later] = ['Ủy ban nhân dân phường Cầu Dền', 'Ủy ban nhân dân phường Bạch Mai'];
    const number = { entryNo: '37', bookNo: '01/2016', registrationDate: '21/04/2016' };
    first = await plant(
      { ...number, childName: 'Đàm Lý Khánh Vân' },
      { font: 'dancing-script', tick: 'Đúng hạn', body: lost },
    );
    await plant(
      { ...number, entryNo: '38', childName: 'Đàm Lý Tường Vi' },
      { font: 'dancing-script', tick: 'Đúng hạn', body: lost },
    );
    again = await plant(
      {
        childName: 'Đàm Lý Khánh Vân',
        motherName: 'Lý Thị Thùy Trang',
        entryNo: '112',
        bookNo: '02/2019',
        registrationDate: '03/09/2019',
      },
      { font: 'patrick-hand', tick: 'Đăng ký lại', body: later },
    );
  }, 300_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser?.evidence(task.name);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test('matching found it and asks; of the twins it only tells', async () => {
    const { db } = served.office.store;
    const found = await relationsOfEntry(db, first.entryId);
    const of = (kind: string) => found.filter((one) => one.a.role === 'child' && one.kind === kind);
    expect(of('re-registration')).toMatchObject([{ status: 'asked' }]);
    expect(of('twin')).toMatchObject([{ status: 'told' }]);
    const asked = await db.selectFrom('relation').select('id').where('status', '=', 'asked').execute();
    expect(asked).toHaveLength(1);
  });

  test('the pair is seen blind, and after one key the reasons and the notes stand there', {
    timeout: 120_000,
  }, async () => {
    reviewer = await person('doichieu', 'arbiter', 'doi-chieu');
    await reviewer.locator('.review-page .viewer-paper img').nth(1).waitFor();
    await reviewer.locator('.review-fields mark').first().waitFor();
    const seen = (await reviewer.locator('.review').textContent()) ?? '';
    expect(seen).toContain(words.review.blind);
    expect(seen).not.toMatch(/Máy cho là|Máy cũng|khả năng/);
    expect(await reviewer.locator('.waterfall').count()).toBe(0);
    expect(await seriousFaults(reviewer)).toEqual([]);
    await picture(reviewer, 'review');

    await reviewer.keyboard.press('ArrowDown');
    await reviewer.locator('.review-fields tr[aria-current]').waitFor();
    await reviewer.locator('.review-page .viewer-field').nth(1).waitFor();
    // nobody answers while the network is gone; the answer goes through when it is back
    await reviewer.context().setOffline(true);
    await reviewer.keyboard.press('2');
    await shows(reviewer, words.verifier.offline);
    await reviewer.context().setOffline(false);
    await reviewer.locator('.waterfall').waitFor();
    expect(await reviewer.locator('.waterfall tr[data-for=true]').count()).toBeGreaterThan(2);
    const notes = await reviewer
      .locator('.review-notes textarea')
      .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
    expect(notes.toSorted()).toEqual([
      'Đã đăng ký lại số 112, ngày 03/09/2019, quyển số 02/2019, tại Ủy ban nhân dân phường Bạch Mai.',
      'Đăng ký lại. Đã đăng ký lần đầu số 37, ngày 21/04/2016, quyển số 01/2016, tại Ủy ban nhân dân phường Cầu Dền.',
    ]);
    expect(await seriousFaults(reviewer)).toEqual([]);
    await picture(reviewer, 'review-explained');
  });

  test('another answer changes the notes, F2 leads into them; a second tab comes too late', {
    timeout: 120_000,
  }, async () => {
    const tab = await reviewer.context().newPage();
    await tab.goto(`${served.url}doi-chieu`);
    await tab.locator('.waterfall').waitFor();

    await reviewer.keyboard.press('1');
    await reviewer.locator('.review-notes').waitFor({ state: 'detached' });
    await shows(reviewer, words.review.changed);
    await reviewer.keyboard.press('2');
    await reviewer.keyboard.press('F2');
    await reviewer.locator('.review-notes textarea:focus').waitFor();
    // a digit in a note is a digit
    await reviewer.keyboard.press('End');
    await reviewer.keyboard.type(' 7');
    await reviewer.keyboard.press('Backspace');
    await reviewer.keyboard.press('Backspace');
    await reviewer.keyboard.press('Enter');
    await shows(reviewer, words.review.none);

    await tab.keyboard.press('7');
    await tab.keyboard.press('Enter');
    await shows(tab, vi.errors['task.done']);
    await tab.keyboard.press('Enter');
    await shows(tab, words.review.none);
    await tab.close();
    const relation = (await relationsOfEntry(served.office.store.db, first.entryId))[0];
    expect(relation).toMatchObject({ status: 'decided', verdict: 're-registration' });
  });

  test('at the counter the first registration leads to the later one, and papers of both say so', {
    timeout: 180_000,
  }, async () => {
    const signer = await served.office.officer('ky', ['registrar']);
    const opened = { pin: demoPin, minutes: 240, most: 40, kinds: [], atCounter: true };
    await ok(signer, '/api/signing', opened);
    const clerk = await person('quay', 'clerk', `quay/${first.recordId}`);
    await shows(clerk, 'Việc này đã đăng ký lại.');
    await shows(clerk, fill(vi, words.related.registeredAgain, { other: 'Đàm Lý Khánh Vân' }));
    await shows(clerk, fill(vi, words.related.told.twin, { other: 'Đàm Lý Tường Vi' }));
    await shows(clerk, 'Cán bộ doichieu xác định ngày 20/11/2026');
    const why = clerk.locator('.related-line[data-what=re-registration] summary');
    await why.focus();
    await clerk.keyboard.press('Enter');
    await clerk.locator('.related-why[open] .waterfall').waitFor();
    await clerk
      .locator('.related-line')
      .first()
      .evaluate((line) => line.scrollIntoView({ block: 'start' }));
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'counter-relations');

    const paperOf = async (recordId: RecordId, expected: string) => {
      await clerk.goto(`${served.url}quay/${recordId}`);
      await clerk.locator('.related-line').first().waitFor();
      await clerk.keyboard.press('F8');
      await clerk.locator('input[name=requester]:focus').waitFor();
      await clerk.keyboard.type('Đàm Quốc Khải');
      await clerk.locator('form.ask .ask-due', { hasText: expected }).waitFor();
      await clerk.keyboard.press('Enter');
      await clerk.locator('.paper-do button:focus', { hasText: words.ask.print }).waitFor();
      const { id } = await served.office.store.db
        .selectFrom('extract')
        .select('id')
        .where('record_id', '=', recordId)
        .executeTakeFirstOrThrow();
      const pdf = (await signer.call('GET', `/api/extracts/${id}/pdf`)).rawPayload;
      const paper = readPaper(pdf);
      expect(paper.valid).toBe(2);
      expect(paper.text).toContain(expected);
    };
    await paperOf(
      first.recordId,
      'Đã đăng ký lại số 112, ngày 03/09/2019, quyển số 02/2019, tại Ủy ban nhân dân phường Bạch Mai.',
    );
    await paperOf(
      again.recordId,
      'Đăng ký lại. Đã đăng ký lần đầu số 37, ngày 21/04/2016, quyển số 01/2016, tại Ủy ban nhân dân phường Cầu Dền.',
    );
    await clerk.goto(`${served.url}quay/${first.recordId}`);
    await shows(clerk, words.related.openNewer);
    await tabTo(clerk, words.related.openNewer);
    await clerk.keyboard.press('Enter');
    await clerk.waitForURL(`**/quay/${again.recordId}`);
    await clerk.context().close();
  });

  test('it can be taken back: two people, and nothing is said on papers any more', {
    timeout: 60_000,
  }, async () => {
    await reviewer.keyboard.press('Control+z');
    await reviewer.locator('.waterfall').waitFor();
    await reviewer.keyboard.press('7');
    await reviewer.keyboard.press('Enter');
    await shows(reviewer, words.review.none);
    const answer = await approver.call('GET', `/api/records/${first.recordId}`);
    expect(answer.statusCode).toBe(200);
    const relation = (await relationsOfEntry(served.office.store.db, first.entryId))[0];
    expect(relation).toMatchObject({ status: 'decided', verdict: 'different-people' });
  });

  test('of two under one number a clerk asks an approver, whose reason ends the block; all by keys', {
    timeout: 120_000,
  }, async () => {
    const body = 'Ủy ban nhân dân phường Thanh Nhàn';
    const number = { entryNo: '70', bookNo: '01/2017', registrationDate: '11/05/2017' };
    const one = await plant(
      { ...number, childName: 'Vũ Minh Quân', motherName: 'Đỗ Thị Ngọc', fatherName: 'Vũ Văn Tài' },
      { font: 'itim', tick: 'Đúng hạn', body },
    );
    await plant(
      { ...number, childName: 'Phan Bảo Trân', motherName: 'Hồ Thị Lan', fatherName: 'Phan Văn Lộc' },
      { font: 'itim', tick: 'Đúng hạn', body },
    );
    const clerk = await signInAs(await browser.person(), served.url, 'quay', `quay/${one.recordId}`);
    await shows(clerk, words.counter.why.contradicted);
    await tabTo(clerk, words.related.ask);
    await clerk.keyboard.press('Enter');
    await shows(clerk, words.related.askedNow);
    const desk = await signInAs(await browser.person(), served.url, 'duyet', 'doi-chieu');
    await desk.locator('.review-fields mark').first().waitFor();
    await desk.keyboard.press('7');
    await shows(desk, words.review.noMachine);
    await desk.keyboard.press('Enter');
    await shows(desk, vi.errors['relation.reason-wanted']);
    await desk.keyboard.press('F2');
    await desk.locator('input[name=reason]:focus').waitFor();
    await desk.keyboard.type('Sổ ghi hai số 70');
    expect(await seriousFaults(desk)).toEqual([]);
    await desk.keyboard.press('Enter');
    await shows(desk, words.review.none);
    await shows(clerk, words.counter.nowReady);
    await clerk.context().close();
    await desk.context().close();
  });

  test('every key is on the help sheet, all of it speaks English too, and no page complained', {
    timeout: 60_000,
  }, async () => {
    await reviewer.keyboard.press('Control+z');
    await reviewer.locator('.waterfall').waitFor();
    await reviewer.keyboard.press('F1');
    for (const name of ['asReRegistration', 'asUnsure', 'confirmReview', 'editNotes', 'undoReview'] as const)
      await reviewer.locator('.help-line', { hasText: words.commands[name] }).waitFor();
    await reviewer.keyboard.press('Escape');
    await reviewer.getByRole('button', { name: 'English' }).focus();
    await reviewer.keyboard.press('Enter');
    await shows(reviewer, 'What are these two to each other?');
    await shows(reviewer, 'Before comparing');
    expect(
      browser.complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED|status of 4(09|22)/.test(line)),
    ).toEqual([]);
  });
});
