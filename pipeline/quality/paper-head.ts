import type { RegisterBody } from '#schemas/book.ts';
import { viMinute as words } from '#schemas/wording/vi-minute.ts';
import { printable, widthPt } from '../certify/fonts.ts';
import { headerLines } from '../certify/issuing-body.ts';
import { localDay } from '../certify/local-time.ts';
import { longDate } from '../certify/print-value.ts';
import { margins, sheetSize, textWidth } from '../certify/sheet.ts';
import { type Flow, type FlowPage, runs } from './flow.ts';

/** The body on the left, the state on the right, number and day under them. @source NĐ 30/2020/NĐ-CP Phụ lục I */
export function placePaperHead(
  flow: Flow,
  { registerBody, number, at }: { registerBody: RegisterBody; number: string; at: string },
): void {
  const top = flow.y;
  const rightWidth = widthPt('bold', words.state, 12.5) + 1;
  const right = sheetSize.width - margins.right - rightWidth / 2;
  const leftWidth = textWidth - rightWidth - 14;
  const left = margins.left + leftWidth / 2;
  const { above, body } = headerLines(registerBody);
  if (above !== '') flow.center(above, 'regular', 12.5, left, leftWidth);
  flow.underline(left, Math.min(flow.center(body, 'bold', 12.5, left, leftWidth) * 0.45, 90));
  const leftEnd = flow.y;
  flow.y = top;
  flow.center(words.state, 'bold', 12.5, right, rightWidth);
  flow.underline(right, flow.center(words.motto, 'bold', 13, right, rightWidth));
  flow.y = Math.min(flow.y, leftEnd) - 6;
  const row = flow.y;
  flow.center(number, 'regular', 12.5, left, leftWidth);
  flow.y = row;
  flow.center(longDate(localDay(new Date(at))).replace(/^n/, 'N'), 'italic', 12.5, right, rightWidth);
  flow.skip(12);
}

/** Of a part of a paper; the first lines of it stay with it. */
export function heading(flow: Flow, text: string): void {
  flow.skip(5);
  flow.need(48);
  flow.paragraph(runs(text, 'bold'), 12, 0);
}

/** Over a paper that proves nothing: framed, in the upper margin. */
export function placeTestMark(page: FlowPage | undefined): void {
  const text = printable(words.mark);
  const width = widthPt('bold', text, 12);
  const x = (sheetSize.width - width) / 2;
  const y = sheetSize.height - 34;
  page?.texts.push({ text, style: 'bold', sizePt: 12, x, y, ink: 'red' });
  page?.frames.push({ x: x - 8, y: y - 5, width: width + 16, height: 19 });
}
