import type { BookManifest } from '#schemas/book.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import type { Truth } from '#schemas/truth.ts';
import { addDays, dateStyles, tableStyles, type DateStyle } from './dates.ts';
import { bodyOf } from './era.ts';
import type { WritingFont } from './fonts.ts';
import { makeHandStyle } from './hand-style.ts';
import { inkPage, type Incidents } from './ink-page.ts';
import { makeName } from './people.ts';
import type { Random } from './random.ts';
import { registerBirth } from './register-birth.ts';
import { registerDeath } from './register-death.ts';
import { registerMarriage } from './register-marriage.ts';
import { suited } from './suited.ts';
import type { Registration, Turn } from './registration.ts';
import type { InkedSheet } from './scan-sheets.ts';
import { slotsOf, type WritableForm } from './slots.ts';
import { makeWriter, type Writer } from './writer.ts';

const register = { birth: registerBirth, death: registerDeath, marriage: registerMarriage } as const;

/** A book that is being written: each sheet goes on where the last one ended. */
export interface OpenBook {
  readonly manifest: BookManifest;
  /** The next sheet in a hand; the same hand for the same font through the book. */
  nextSheet(font: WritingFont, random: Random): InkedSheet;
  /** Ink of another sheet of the book, to shine through. */
  sheetBehind(font: WritingFont, random: Random): string;
}

const letters: Readonly<Record<RecordKind, string>> = { birth: 'KS', death: 'KT', marriage: 'KH' };
const inkCode: Readonly<Record<Truth['ink'], string>> = { hand: 'H', print: 'I', typed: 'M' };
const splitCode: Readonly<Record<Truth['split'], string>> = { train: 'T', tune: 'U', 'held-out': 'V' };

/** Violet and blue-black ink, some of it gone brown. */
const oldInks = ['#4b2f82', '#5a3b8f', '#3a3557', '#2f3348', '#4f4038', '#5b4a3c'];

const incidents: Incidents = { corrections: 0.35, marginNotes: 0.12, stamps: 0.2, dittos: 0.6 };

/** What is on the cover of a book of one split. */
export function coverOf(
  form: WritableForm,
  ink: Truth['ink'],
  split: Truth['split'],
  random: Random,
): BookManifest {
  const year = random.int(form.usedFrom + 1, Math.min(form.usedTo ?? 2024, 2024) - 1);
  const bookNo = String(random.int(1, 3)).padStart(2, '0');
  const code = `${letters[form.kind]}.${year}.${splitCode[split]}${inkCode[ink]}${bookNo}-${form.usedFrom}`;
  return cover(form, code, year, bookNo, random);
}

export function cover(
  form: WritableForm,
  code: string,
  year: number,
  no: string,
  random: Random,
): BookManifest {
  return {
    code,
    kind: form.kind,
    registerBody: bodyOf(year, random.fork('body')),
    year,
    bookNo: `${no}/${year}`,
    formId: form.id,
    synthetic: true,
  };
}

export function openBook(
  form: WritableForm,
  ink: Truth['ink'],
  manifest: BookManifest,
  random: Random,
): OpenBook {
  const { year } = manifest;
  const people = random.fork('officers');
  const officers = {
    signatory: makeName(people, 'male', `${year - 45}-01-01`),
    office: people.pick(year < 1976 ? ['Chủ tịch', 'Phó Chủ tịch', 'Ủy viên'] : ['Chủ tịch', 'Phó Chủ tịch']),
    executor: makeName(people, 'female', `${year - 33}-01-01`),
  };
  const dateStyle = random.fork('dates').pick<DateStyle>(form.layout === 'table' ? tableStyles : dateStyles);
  const writers = new Map<WritingFont, Writer>();
  const rows = slotsOf(form);
  /** Cells leave more room than dotted lines of the same height. */
  const lineMm =
    (rows[0]?.find((slot) => slot.key !== null)?.lines[0]?.heightMm ?? 7.8) *
    (form.layout === 'table' ? 1.15 : 1);
  let entryNo = random.int(1, 160);
  let registered = `${year}-01-${String(random.int(6, 28)).padStart(2, '0')}`;

  const writerOf = (font: WritingFont): Writer => {
    const known = writers.get(font);
    if (known) return known;
    const own = random.fork(`writer ${font}`);
    const writer: Writer = {
      ...makeWriter(own, font, ink, lineMm),
      style: makeHandStyle(own, ink),
      ...(ink === 'hand' && year < 1990 && own.chance(0.6) ? { color: own.pick(oldInks) } : {}),
    };
    writers.set(font, writer);
    return writer;
  };
  const registration = (own: Random, row: number, registered: string): Registration => {
    const turn: Turn = {
      plan: { manifest },
      officers,
      entryNo: entryNo + row,
      registered,
      dateStyle,
      wanted: [],
      placesOf: year,
      rareNames: 0.06,
    };
    return suited(register[form.kind](own, turn), form);
  };
  const write = (font: WritingFont, own: Random): InkedSheet => {
    const full =
      rows.length > 1 && own.chance(0.3) ? own.int(Math.ceil(rows.length / 2), rows.length) : rows.length;
    const days = daysFrom(registered, full, own.fork('days'));
    for (let attempt = 0; attempt < 48; attempt += 1) {
      const writer = smaller(writerOf(font), attempt);
      // In a wide hand one cell of a full table is always too long; a table half empty can be written.
      const length = attempt < 24 ? full : Math.ceil(full / 4);
      const registrations = Array.from({ length }, (_, row) =>
        registration(own.fork(`registration ${attempt} ${row}`), row, days[row] ?? registered),
      );
      const page = inkPage(form, registrations, entryNo, writer, incidents, own.fork(`ink ${attempt}`));
      if (page) return { registrations, writer, page };
    }
    throw new Error(`${manifest.code}: nothing fits on the page in ${font}`);
  };
  return {
    manifest,
    nextSheet: (font, own) => {
      const sheet = write(font, own.fork(`entry ${entryNo}`));
      entryNo += sheet.registrations.length;
      registered = nextDay(
        sheet.registrations.at(-1)?.fields.registrationDate?.value ?? registered,
        own.int(0, 9),
      );
      return sheet;
    },
    sheetBehind: (font, own) => write(font, own).page.ink,
  };
}

/** Someone for whom nothing fits begins to write smaller. */
const smaller = (writer: Writer, attempt: number): Writer =>
  attempt < 4 ? writer : { ...writer, sizeMm: writer.sizeMm * Math.max(0.6, 1 - (attempt - 3) * 0.04) };

/** Not into the next year: that is another book. */
const nextDay = (day: string, later: number): string => {
  const next = addDays(day, later);
  return next.startsWith(day.slice(0, 4)) ? next : day;
};

/** Days of registration down a sheet: several on one day, then a few days on. */
function daysFrom(first: string, rows: number, random: Random): string[] {
  const days = [first];
  while (days.length < rows) {
    days.push(nextDay(days.at(-1) ?? first, random.chance(0.45) ? random.int(1, 6) : 0));
  }
  return days;
}
