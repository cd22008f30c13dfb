import type { Page, Response } from 'playwright-core';
import type { Truth } from '#schemas/truth.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { demoPassword } from '#scripts/start/demo.ts';
import { picture } from '#tests/support/browser.ts';

type Written = Truth['entries'][number]['fields'];

/** Signs in at the front page, without the mouse; lands at the only workplace of an account that has one. */
export async function signIn(page: Page, url: string, login: string): Promise<void> {
  await page.goto(url);
  await page.locator('input[name=login]:focus').waitFor();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await page.locator('.top-bar').waitFor();
}

/** Tab until what has the focus says `text`; throws when the whole screen was gone round. */
export async function tabTo(page: Page, text: string): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator('a:focus, button:focus, summary:focus');
    if ((await focused.count()) > 0 && (await focused.textContent())?.includes(text)) return;
  }
  throw new Error(`no Tab leads to “${text}”`);
}

/** However well the machine reads, some letters are typed. */
const alwaysTyped: readonly FieldKey[] = ['childName', 'childBirthplace'];

export interface Typed {
  readonly agreed: FieldKey[];
  readonly corrected: FieldKey[];
  readonly blank: FieldKey[];
}

/**
 * Answers every field that is asked for as the book has it: Enter where it stands there already, else the text typed
 * over it; F4 where nothing stands. `other`: what is keyed in place of it.
 */
export async function keyAsWritten(
  page: Page,
  written: Written,
  other: Partial<Record<FieldKey, string>> = {},
): Promise<Typed> {
  const typed: Typed = { agreed: [], corrected: [], blank: [] };
  const progress = page.locator('.panel-progress').first();
  const asked = Number(await progress.getAttribute('max'));
  let before = 'none';
  for (let done = 0; done < asked; done += 1) {
    const input = page.locator(`.row.is-current textarea:focus:not(#field-${before})`);
    await input.waitFor();
    const key = (await input.getAttribute('id'))?.replace('field-', '') as FieldKey;
    before = key;
    const text = other[key] ?? written[key]?.written ?? null;
    if (text === null) {
      typed.blank.push(key);
      await page.keyboard.press('F4');
    } else {
      const isRead = (await input.inputValue()) === text && !alwaysTyped.includes(key);
      typed[isRead ? 'agreed' : 'corrected'].push(key);
      if (!isRead) {
        await page.keyboard.press('Control+a');
        await page.keyboard.type(text);
      }
      await page.keyboard.press('Enter');
    }
  }
  return typed;
}

/** Answers every field, and sends the entry. */
export async function verifyAsWritten(page: Page, written: Written): Promise<Typed> {
  const typed = await keyAsWritten(page, written);
  await page.keyboard.press('Control+Enter');
  return typed;
}

/** At the counter: types in the search box, waits for the answer to all of it, and opens the first hit: `name`. */
export async function openByName(page: Page, name: string, typed: string, pictured?: string): Promise<void> {
  await page.keyboard.press('F2');
  await page.locator('input[type=search]:focus').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.locator('#hit-0').waitFor({ state: 'detached' });
  const isAnswer = (reply: Response) => new URL(reply.url()).searchParams.get('q') === typed;
  await Promise.all([page.waitForResponse(isAnswer), page.keyboard.type(typed)]);
  await page.locator('#hit-0').waitFor();
  await page.waitForTimeout(300);
  if (pictured) await picture(page, pictured);
  await page.keyboard.press('Enter');
  await page.locator('.record-head h1', { hasText: name }).waitFor();
}
