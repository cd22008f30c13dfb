import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { claimTask, releaseTask } from '#schemas/api/tasks.ts';
import { openBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { type RunningApp, startApp } from '#tests/support/running-app.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';
import { type HttpOfficer, httpOfficer } from './http-officer.ts';
import { signIn } from './keyboard.ts';
import { takeBook } from './sample-books.ts';

describeWith(['chromium'] as const, 'coming in and going out, with the whole program running', () => {
  let folder: string;
  let app: RunningApp;
  let browser: TestBrowser;
  let admin: HttpOfficer;

  beforeAll(async () => {
    folder = await tempFolder('books');
    await takeBook('KS.2019.01', 1, folder);
    app = await startApp(folder);
    browser = await openBrowser();
    admin = await httpOfficer(app.url, 'quantri');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser?.evidence(task.name);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await browser?.close();
    await app?.stop();
  });

  /** The only entry, if nobody holds it. */
  const take = () => admin.call(claimTask, { body: { step: 'verify-entry', subjectId: null } });
  const waitUntilFree = async () => {
    for (const until = Date.now() + 90_000; Date.now() < until; await sleep(300)) {
      const claimed = await take();
      if (!claimed) continue;
      await admin.call(releaseTask, { params: { taskId: claimed.task.id } });
      return;
    }
    throw new Error('nobody may take the entry');
  };

  test('an administrator sees the queues, drawn from this server alone; a verifier does not', async () => {
    const page = await browser.person();
    await signIn(page, app.url, 'quantri');
    const answered: string[] = [];
    page.on('response', (response) => answered.push(response.url()));
    const said = browser.complaints.length;
    await page.goto(`${app.url}admin/queues`);
    for (const queue of ['image', 'ocr', 'text']) await page.getByText(queue).first().waitFor();
    const refused = /fonts\.googleapis\.com/;
    expect(browser.complaints.slice(said).filter((text) => !refused.test(text))).toEqual([]);
    expect(answered.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:'))).toEqual([]);
    await page.context().close();

    const verifier = await browser.person();
    await signIn(verifier, app.url, 'doichieu');
    expect((await verifier.goto(`${app.url}admin/queues`))?.status()).toBe(403);
    expect(await verifier.locator('body').textContent()).toContain('may.not');
    await verifier.context().close();
  });

  test('a verifier who leaves without a word gives the entry back at once, one who typed keeps it', {
    timeout: 150_000,
  }, async () => {
    await waitUntilFree();
    const page = await browser.person();
    page.on('dialog', (dialog) => void dialog.accept());
    await signIn(page, app.url, 'doichieu');
    await page.locator('.desk').waitFor();
    expect(await take()).toBeNull();
    await page.goto('about:blank');
    await waitUntilFree();

    await page.goto(`${app.url}xac-minh`);
    await page.locator('.desk textarea').first().pressSequentially('x');
    await page.goto('about:blank');
    await sleep(1500);
    expect(await take()).toBeNull();
    await page.goto(`${app.url}xac-minh`);
    await page.locator('.desk').waitFor();
    await page.context().close();
  });
});
