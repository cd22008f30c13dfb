import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { VerifiedEntry } from '#schemas/steps.ts';
import { vi } from '#schemas/wording/vi.ts';
import { latestOutput } from '#store/outputs.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { keyedTwice } from '#tests/support/keyed-twice.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';

const words = vi.web.arbitrate;

/** The arbiter's desk in a real browser against a real server, at the keyboard only. */
describeWith(['chromium'], 'the arbiter’s desk', () => {
  let served: Awaited<ReturnType<typeof serveOffice>>;
  let browser: TestBrowser;
  let arbiter: Page;

  beforeAll(async () => {
    served = await serveOffice();
    browser = await openBrowser();
    await served.office.officer('phanxu', ['arbiter']);
    arbiter = await signInAs(await browser.person(), served.url, 'phanxu', 'xac-minh');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser?.evidence(task.name);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const shows = (text: string) => arbiter.getByText(text).first().waitFor();
  const at = (key: string) => arbiter.locator(`#decide-${key}:focus`).waitFor();
  const settledFields = async (entryId: string) =>
    VerifiedEntry.parse((await latestOutput(served.office.store.db, 'arbitrate-entry', entryId))?.output);

  test('shows only what differs, with the letters that do, and takes A, B or another word with its reason', {
    timeout: 120_000,
  }, async () => {
    const { entryId } = await keyedTwice(served, 1, {
      childName: 'Trần Kim Dụy',
      motherName: 'Nguyễn Thị Khác',
      childSex: null,
    });
    await at('childName');
    expect(await arbiter.locator('.row').count()).toBe(3);
    const rivals = arbiter.locator('.row.is-current .rival-text');
    expect(await rivals.allTextContents()).toEqual(['Trần Kim Duy', 'Trần Kim Dụy']);
    expect(await rivals.locator('mark.is-tone').allTextContents()).toEqual(['u', 'ụ']);
    expect(await arbiter.locator('body').textContent()).not.toMatch(/Cán bộ nhap/);
    expect(await seriousFaults(arbiter)).toEqual([]);

    await arbiter.keyboard.press('F6');
    await at('childSex');
    await arbiter.keyboard.press('F7');
    await at('motherName');
    await arbiter.keyboard.press('Enter');
    await shows(words.wantsText);
    await arbiter.keyboard.type('Nguyễn Thị Phán');
    await arbiter.keyboard.press('Enter');
    await at('motherName-reason');
    await arbiter.keyboard.press('Control+Enter');
    await shows(words.wantsReason);
    await arbiter.keyboard.type('Chữ cuối là Phán');
    await arbiter.keyboard.press('Enter');
    await arbiter.keyboard.press('Control+Enter');
    await shows(words.decided);

    const { fields, differing, keyings } = await settledFields(entryId);
    expect(differing).toEqual([]);
    expect([fields.childName, fields.childSex, fields.motherName]).toMatchObject([
      { state: 'written', written: 'Trần Kim Duy', settled: 'arbitrated' },
      { state: 'blank', settled: 'arbitrated' },
      { state: 'written', written: 'Nguyễn Thị Phán', settled: 'arbitrated' },
    ]);
    expect(keyings.at(-1)?.reasons).toEqual({ motherName: 'Chữ cuối là Phán' });
  });

  test('after a reload has the decisions, the words and the reason that were not sent', {
    timeout: 120_000,
  }, async () => {
    await keyedTwice(served, 2, { childName: 'Trần Thanh Tuyền', fatherName: 'Phan Văn Khác' });
    await at('childName');
    const isKept = arbiter.waitForResponse((reply) => reply.url().endsWith('/drafts') && reply.ok());
    await arbiter.keyboard.press('F7');
    await isKept;
    await at('fatherName');
    await arbiter.keyboard.type('Phan Ngọc Phú');
    await arbiter.keyboard.press('Alt+l');
    await at('fatherName-reason');
    await arbiter.keyboard.type('Có chữ Ngọc');
    arbiter.once('dialog', (dialog) => void dialog.accept());
    await arbiter.reload();
    await at('fatherName');
    expect(await arbiter.locator('#decide-fatherName').inputValue()).toBe('Phan Ngọc Phú');
    expect(await arbiter.locator('#decide-fatherName-reason').inputValue()).toBe('Có chữ Ngọc');
    await shows(words.sidesSecond);
    expect(browser.complaints).toEqual([]);
  });
});
