import type { BookLedgerView, FaultView, LedgerCell } from '#schemas/api/ledger.ts';
import type { Wording } from '#schemas/wording/vi.ts';

type Fill = (sentence: string, details?: Readonly<Record<string, string | number>>) => string;

/** `12`, `12–15`, or that nobody can say. */
const span = (t: Wording, { from, to }: Pick<FaultView, 'from' | 'to'>): string =>
  from === null || to === null ? t.web.ledger.nothingRead : from === to ? String(from) : `${from}–${to}`;

/** What is wrong, where, and what to do about it. */
export function faultWords(t: Wording, fill: Fill, ledger: BookLedgerView, fault: FaultView): string {
  const texts = t.web.ledger;
  const cells = ledger.years.flatMap((year) => year.cells);
  const cellOf = (id: string | null): LedgerCell | undefined =>
    id === null ? undefined : cells.find(({ entryId }) => entryId === id);
  const fileOf = (cell: LedgerCell | undefined): string | null =>
    cell?.page === null || cell === undefined ? null : (ledger.pages[cell.page]?.fileName ?? null);
  const [after, before] = [fileOf(cellOf(fault.after)), fileOf(cellOf(fault.before))];
  const files = [...new Set(fault.entries.map((id) => fileOf(cellOf(id))).filter((file) => file !== null))];
  const listed = files.map((file) => fill(texts.file, { file })).join(', ');
  const written = cellOf(fault.entries[0] ?? null)?.written ?? texts.nothingRead;
  if (fault.kind === 'misread' && fault.from === null)
    return fill(texts.misreadUnknown, { written, files: listed });
  const between =
    after !== null && before !== null
      ? after === before
        ? fill(texts.within, { file: after })
        : fill(texts.betweenTwo, { after, before })
      : before !== null
        ? fill(texts.betweenStart, { before })
        : after !== null
          ? fill(texts.betweenEnd, { after })
          : null;
  const details = {
    numbers: span(t, fault),
    files: listed,
    written,
    ...(between === null ? {} : { between }),
  };
  const said = fill(texts.whatToDo[fault.kind], details);
  const pages = ledger.pages.filter(({ id }) => fault.pages.includes(id)).map(({ fileName }) => fileName);
  if (fault.kind === 'missing' && pages.length > 0)
    return `${said} ${fill(texts.emptyPages, { files: pages.join(', ') })}`;
  return fault.kind === 'doubled' && pages.length > 0 ? `${said} ${texts.pagesTwice}` : said;
}
