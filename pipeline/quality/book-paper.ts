import type { Book } from '#schemas/book.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { bodyInFull } from '../certify/issuing-body.ts';
import { margins, textWidth } from '../certify/sheet.ts';
import { type Column, type Flow, runs } from './flow.ts';

/** Of running text. */
export const sizePt = 12;
const middle = margins.left + textWidth / 2;

/** A sentence of a paper with its blanks filled. */
export const say = (sentence: string, details: Record<string, string | number>): string =>
  fill(vi, sentence, details);

export const column = (title: string, share: number): Column => ({ title, share, align: 'middle' });

/** What the paper is, under its head. */
export function placeTitle(flow: Flow, title: string, subtitle: string): void {
  flow.center(title, 'bold', 16, middle, textWidth);
  flow.center(subtitle, 'bold', 13, middle, textWidth);
  flow.underline(middle, 60);
  flow.skip(8);
}

/** Which book it is about. */
export function placeBookLines(
  flow: Flow,
  {
    title,
    registerBody,
    bookNo,
    year,
    code,
  }: Pick<Book, 'title' | 'registerBody' | 'bookNo' | 'year' | 'code'>,
  lines: { readonly title: string; readonly body: string; readonly bookNo: string },
): void {
  flow.paragraph([...runs(lines.title), ...runs(title, 'bold')], sizePt);
  flow.paragraph([...runs(lines.body), ...runs(bodyInFull(registerBody))], sizePt);
  flow.paragraph(runs(say(lines.bookNo, { bookNo, year, code })), sizePt);
}

/** A paragraph whose first sentence, the verdict, is bold. */
export function placeVerdict(flow: Flow, text: string): void {
  const [first = '', ...rest] = text.split('. ');
  flow.paragraph([...runs(`${first}. `, 'bold'), ...runs(rest.join('. '))], sizePt);
}

/** Room for both to sign; never parted from its titles. */
export function placeSignatures(
  flow: Flow,
  words: {
    readonly giver: string;
    readonly giverRole: string;
    readonly taker: string;
    readonly takerRole: string;
    readonly sign: string;
  },
): void {
  flow.need(95);
  flow.skip(10);
  const top = flow.y;
  for (const [axis, title, role] of [
    [margins.left + textWidth * 0.25, words.giver, words.giverRole],
    [margins.left + textWidth * 0.75, words.taker, words.takerRole],
  ] as const) {
    flow.y = top;
    flow.center(title, 'bold', 12.5, axis, textWidth / 2);
    flow.center(role, 'regular', 11.5, axis, textWidth / 2);
    flow.center(words.sign, 'italic', 11.5, axis, textWidth / 2);
  }
}
