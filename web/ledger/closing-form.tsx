import { type FormEvent, useState } from 'react';
import type { LedgerYearView } from '#schemas/api/ledger.ts';
import type { YearClosing } from '#schemas/book.ts';
import { useWording } from '../shared/wording.tsx';

/** What the book says where a year was closed, and whether the numbers agree. */
export function ClosingForm(props: {
  year: LedgerYearView;
  canSave: boolean;
  onSave: (closing: YearClosing) => Promise<void>;
}) {
  const { t, fill } = useWording();
  const texts = t.web.ledger;
  const { year } = props;
  const kept = { entries: year.closing?.entries ?? null, pages: year.closing?.pages ?? null };
  const [entries, setEntries] = useState(kept.entries?.toString() ?? '');
  const [pages, setPages] = useState(kept.pages?.toString() ?? '');
  const [isSaving, setSaving] = useState(false);
  const figures = [figureOf(entries, 6), figureOf(pages, 5)] as const;
  const isBad = figures.includes(undefined);
  const isChanged = figures[0] !== kept.entries || figures[1] !== kept.pages;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const [count, sheets] = figures;
    if (count === undefined || sheets === undefined || !isChanged) return;
    setSaving(true);
    await props.onSave({ year: year.year, entries: count, pages: sheets });
    setSaving(false);
  };
  const verdict =
    year.closingAgrees === true
      ? texts.agrees
      : year.closingAgrees === false
        ? fill(texts.differs, { closing: year.closing?.entries ?? 0, to: year.to ?? 0 })
        : year.goesOnIn !== null
          ? texts.noClosingNeeded
          : texts.noClosing;
  const field = (
    label: string,
    value: string,
    change: (text: string) => void,
    figure: number | null | undefined,
  ) => (
    <label className="field">
      <span>{label}</span>
      <input
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        value={value}
        readOnly={!props.canSave}
        aria-invalid={figure === undefined}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
  return (
    <form
      className="closing"
      aria-label={fill(texts.closingYear, { year: year.year })}
      onSubmit={(e) => void save(e)}
    >
      <h3>{fill(texts.closingYear, { year: year.year })}</h3>
      <div className="closing-fields">
        {field(texts.closingEntries, entries, setEntries, figures[0])}
        {field(texts.closingPages, pages, setPages, figures[1])}
        {props.canSave && (
          <button type="submit" className="button" disabled={isBad || !isChanged || isSaving}>
            {texts.closingSave}
          </button>
        )}
      </div>
      <p className={`closing-verdict is-${year.closingAgrees}`} role="status">
        {isBad ? texts.closingBad : verdict}
      </p>
    </form>
  );
}

/** Null for nothing, undefined for what is no figure. */
function figureOf(text: string, digits: number): number | null | undefined {
  const plain = text.trim();
  if (plain === '') return null;
  return /^\d+$/.test(plain) && plain.length <= digits ? Number(plain) : undefined;
}
