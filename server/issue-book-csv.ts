import type { IssueFilter, IssueLine } from '#schemas/api/issue-book.ts';
import type { Wording } from '#schemas/wording/vi.ts';
import { issuePage, nextAfter } from '#store/issue-book.ts';
import type { Db } from '#store/open.ts';
import { issueLines } from './issue-book-lines.ts';

const atOnce = 500;

/** The book as CSV, some hundred lines at a time, whatever its length. */
export async function* issueBookCsv(
  db: Db,
  filter: IssueFilter,
  { bodies, wording }: { bodies: readonly string[]; wording: Wording },
): AsyncGenerator<string> {
  const { columns } = wording.web.issueBook;
  yield `\uFEFF${csvRow(Object.values(columns))}`;
  let after: IssueLine['id'] | undefined;
  do {
    const page = await issuePage(
      db,
      { ...filter, order: 'book', most: atOnce, ...(after && { after }) },
      bodies,
    );
    const lines = await issueLines(db, page);
    yield lines.map((line) => csvRow(Object.values(cellsOf(line, wording)))).join('');
    after = nextAfter(page, atOnce) ?? undefined;
  } while (after);
}

/** In the order of the head. */
function cellsOf(
  line: IssueLine,
  wording: Wording,
): Record<keyof Wording['web']['issueBook']['columns'], string> {
  const texts = wording.web.issueBook;
  const relations: Readonly<Record<string, string>> = wording.web.ask.relations;
  return {
    number: line.number,
    issuedOn: line.issuedOn.split('-').reverse().join('/'),
    title: line.title,
    subject: line.subject,
    requester: line.requester,
    relation: relations[line.relation] ?? line.relation,
    copies: String(line.copies),
    fee: line.fee === null ? '' : String(line.fee),
    exemption: line.exemption ?? '',
    receipt: line.receiptNo ?? '',
    signedBy: line.signedBy,
    issuedBy: line.issuedBy,
    state: texts.states[line.status === 'voided' ? (line.wasSealed ? 'called-back' : 'lost') : line.status],
    reason: line.reason ?? '',
  };
}

const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * One cell, always in quotes. What a spreadsheet would run as a formula gets an apostrophe before it.
 * @source OWASP CSV Injection: = + - @, tab and carriage return, also in their full-width forms
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${harmless.replace(/"/g, '""')}"`;
}
