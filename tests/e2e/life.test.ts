import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { elsewhere, plantFamily, planting } from '#tests/support/planted-family.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { signInAs } from '#tests/support/sign-in-as.ts';

const words = vi.web.life;

describeWith(['chromium'], 'a life on its page, by keys alone', () => {
  let served: Awaited<ReturnType<typeof serveOffice>>;
  let browser: TestBrowser;
  let clerk: Page;
  let family: Awaited<ReturnType<typeof plantFamily>>;
  beforeAll(async () => {
    served = await serveOffice();
    browser = await openBrowser();
    const { officer } = await served.office.officer('quay', ['clerk']);
    family = await plantFamily(served.office.store, officer.id);
    clerk = await signInAs(await browser.person(), served.url, 'quay', `doi-nguoi/${family.birth.recordId}`);
  }, 180_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser?.evidence(task.name);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const chosen = (page: Page) => page.locator('.person-card[aria-pressed=true] strong').textContent();

  test('the family stands in generations, doubts at the person, nothing for axe to complain of', async () => {
    await clerk
      .getByRole('heading', { level: 1, name: fill(vi, words.of, { name: 'Nguyễn Thị Lan' }) })
      .waitFor();
    expect(await clerk.locator('.person-card').count()).toBe(7);
    expect(await chosen(clerk)).toBe('Nguyễn Thị Lan');
    const tops = await clerk
      .locator('.person-card')
      .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
    expect(new Set(tops.map(Math.round)).size).toBe(3);
    expect(await clerk.locator('.life-doubts li').count()).toBe(3);
    expect(await clerk.getByText(words.rules['births-too-close']).count()).toBe(1);
    expect(await seriousFaults(clerk)).toEqual([]);
    await picture(clerk, 'life');
  });

  test('W says why, and who decided it', async () => {
    await clerk.keyboard.press('w');
    await clerk.getByText(words.kinds['second-copy'], { exact: false }).waitFor();
    expect(await clerk.locator('.life-reason').count()).toBeGreaterThanOrEqual(5);
    expect(await clerk.getByText('Cán bộ quay', { exact: false }).count()).toBeGreaterThan(0);
    await picture(clerk, 'life-why');
    await clerk.keyboard.press('w');
    expect(await clerk.locator('.life-reason').count()).toBe(0);
    expect(browser.complaints).toEqual([]);
  });

  test('arrows walk the family, G shows another life, Enter opens the entry', async () => {
    await clerk.keyboard.press('ArrowDown');
    expect(['Lê Văn An', 'Lê Thị Bình']).toContain(await chosen(clerk));
    await clerk.keyboard.press('ArrowUp');
    await clerk.keyboard.press('ArrowUp');
    expect(['Trần Thị Hoa', 'Nguyễn Văn Nam']).toContain(await chosen(clerk));
    await clerk.keyboard.press('ArrowDown');
    await clerk.keyboard.press('ArrowRight');
    expect(await chosen(clerk)).toBe('Lê Văn Tú');
    await clerk.keyboard.press('g');
    await clerk.getByRole('heading', { level: 1, name: fill(vi, words.of, { name: 'Lê Văn Tú' }) }).waitFor();
    await clerk.keyboard.press('Enter');
    await clerk.waitForURL(/\/quay\/record_/);
  });

  test('an officer of another ward sees only their own books, and is told so', async () => {
    await served.office.officer('noikhac', ['clerk'], [elsewhere]);
    const place = `doi-nguoi/${family.marriage.recordId}`;
    const other = await signInAs(await browser.person(), served.url, 'noikhac', place);
    await other.getByText(/không thuộc phạm vi của bạn/).waitFor();
    expect(await other.locator('.person-card').count()).toBe(2);
    expect(await other.content()).not.toContain('Trần Thị Hoa');
  });

  test('whoever stands alone is told what to wait for', async () => {
    const alone = await planting(served.office.store).entry('death', {
      deceasedName: 'Phạm Văn Một',
      deathDate: '1990',
    });
    await clerk.goto(`${served.url}doi-nguoi/${alone.recordId}`);
    await clerk.getByRole('heading', { name: words.alone }).waitFor();
  });
});
