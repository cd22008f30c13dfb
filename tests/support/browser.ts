import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { projectRoot } from '#workers/project-root.ts';
import { needProgram } from './need-program.ts';

/** Debian's Chromium; every person gets a profile of their own, nobody shares cookies. */
export interface TestBrowser {
  person(): Promise<Page>;
  /** What any page complained of: uncaught errors, refused resources, console errors. */
  readonly complaints: readonly string[];
  /** After a failure: what every open page looks like, under `hotich-e2e/` in the system's temporary folder. */
  evidence(name: string): Promise<void>;
  close(): Promise<void>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whoever is not signed in is told so by a 401, which the console repeats. */
const expected = /status of 401/;

export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath: needProgram('chromium'), args: flags });
  const complaints: string[] = [];
  return {
    complaints,
    async person() {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        acceptDownloads: true,
      });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`${new URL(page.url()).pathname}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text());
      });
      return page;
    },
    async evidence(name) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [at, page] of pages.entries())
        await page
          .screenshot({ path: join(tmpdir(), 'hotich-e2e', `${name.slice(0, 40)} ${at}.png`) })
          .catch(() => undefined);
    },
    close: () => browser.close(),
  };
}

/** With HOTICH_KEEP_SCREENSHOTS=1 the picture goes to `docs/img/`; else there is none. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.HOTICH_KEEP_SCREENSHOTS !== '1') return;
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const image of document.images) await image.decode().catch(() => undefined);
  });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(projectRoot, 'docs', 'img', `${name}.png`) });
}
