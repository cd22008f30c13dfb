import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const entries = 40;

/**
 * One verifier in Chromium, keyboard only: accepts every field as read and sends, forty entries one after the other.
 * Milliseconds from Ctrl+Enter to the next entry painted, as the page itself measures them (`next-task`). Throws without a browser.
 */
export async function paintNext(
  url: string,
  account: { login: string; password: string },
): Promise<number[]> {
  const executablePath = browsers.find((path) => existsSync(path));
  if (!executablePath) throw new Error('the paint benchmark needs Chromium');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
    ).newPage();
    await page.goto(url);
    await page.locator('input[name=login]').waitFor();
    await page.keyboard.type(account.login);
    await page.keyboard.press('Tab');
    await page.keyboard.type(account.password);
    await page.keyboard.press('Enter');
    await page.locator('.desk').waitFor();
    for (let done = 0; done < entries; done += 1) {
      // somebody who reads takes a second or two for an entry at the least
      await page.waitForTimeout(1200);
      for (let left = await page.locator('.row').count(); left > 0; left -= 1)
        await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction((count) => performance.getEntriesByName('next-task').length > count, done, {
        timeout: 20_000,
      });
    }
    return await page.evaluate(() =>
      performance.getEntriesByName('next-task').map((entry) => entry.duration),
    );
  } finally {
    await browser.close();
  }
}
