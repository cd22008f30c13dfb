import type { Page } from 'playwright-core';
import { password } from './office.ts';

/** Signs an officer of a test's office in, without the mouse, and goes to a workplace. */
export async function signInAs(page: Page, url: string, login: string, place: string): Promise<Page> {
  await page.goto(url);
  await page.locator('input[name=login]:focus').waitFor();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.locator('.top-bar').waitFor();
  await page.goto(url + place);
  return page;
}
