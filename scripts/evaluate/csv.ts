import { isBlankRight, isExact, isReadingRight, isWrittenRight } from './judge.ts';
import type { Outcome } from './outcome.ts';

const columns: Readonly<Record<string, (one: Outcome) => string | number | boolean | null>> = {
  page: (one) => one.page,
  form: (one) => one.formId,
  entry: (one) => one.entry,
  field: (one) => one.key,
  kind: (one) => one.reader,
  ink: (one) => one.ink,
  font: (one) => one.font,
  condition: (one) => one.condition,
  true_written: (one) => one.truth.written,
  true_value: (one) => one.truth.value,
  reading: (one) => one.got?.text ?? null,
  written: (one) => one.got?.field.written ?? null,
  value: (one) => one.got?.field.value ?? null,
  found: (one) => one.got !== null,
  exact: isExact,
  written_right: isWrittenRight,
  reading_right: isReadingRight,
  blank_right: isBlankRight,
  confidence: (one) => one.got?.field.confidence ?? null,
  risk: (one) => one.got?.field.risk ?? null,
  doubts: (one) => one.got?.field.doubts.join(' ') ?? null,
};

/** Every field a line, RFC 4180. */
export function csv(outcomes: readonly Outcome[]): string {
  const cell = (value: string | number | boolean | null): string => {
    const text = value === null ? '' : typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = outcomes.map((one) =>
    Object.values(columns)
      .map((of) => cell(of(one)))
      .join(','),
  );
  return `${[Object.keys(columns).join(','), ...rows].join('\r\n')}\r\n`;
}
