import type { Hint } from '#schemas/field.ts';
import { fromLunar } from '../lunar.ts';
import { toIso } from '../partial-date.ts';
import { birthYearHints } from './age.ts';
import { canChiOf, canChiYears } from './can-chi.ts';
import { parseDate } from './parse-date.ts';
import { notUnderstood, type Read, type ReadContext, tidy } from './reader.ts';

const lunarMark =
  /\(?\s*(?:(?:theo\s+)?(?:âm lịch|lịch âm|nông lịch|lịch ta)|(?<![\p{L}\p{M}])(?:â\.?\s?l\.?|a\.?l\.?)(?![\p{L}\p{M}]))\s*\)?/iu;
const about =
  /(?:vào\s+)?(?<![\p{L}\p{M}])(?:khoảng|độ chừng|áng chừng|ước chừng|phỏng chừng|chừng|ước|độ)(?![\p{L}\p{M}])\s*/iu;
const unsaid = /không rõ|không nhớ|không biết|chưa rõ|không có|k\/r|trước năm|sau năm/iu;
const leapMonth = /(?<![\p{L}\p{M}])nhuận(?![\p{L}\p{M}])/iu;

/**
 * What is written for a date and is none of the solar calendar as it stands: an age, a lunar day, a year of the cycle of
 * sixty, a guess, or that nobody knows. The value stays empty; what may be meant is offered beside it. Null when the text
 * is none of these.
 */
export function unplainDate(text: string, context: ReadContext): Read | null {
  const plain = tidy(text);
  if (unsaid.test(plain)) return notUnderstood();
  const cycle = canChiYears(plain, context.latestYear);
  if (lunarMark.test(plain) || (cycle && /tháng/iu.test(plain))) return lunar(plain, context);
  if (/tuổi/iu.test(plain))
    return { ...notUnderstood('age-not-date'), hints: birthYearHints(plain, context) };
  if (cycle) return ofCycle(plain, cycle, context);
  if (about.test(plain)) {
    const parsed = parseDate(plain.replace(about, ''), context.latestYear);
    return notUnderstood('approximate-date', parsed.is === 'date' ? [isoText(toIso(parsed.date))] : []);
  }
  return null;
}

/** An ISO date as a person would write it, so that taking it over is taking a text: `12/5/1987`. */
export const isoText = (iso: string): string => iso.split('-').map(Number).reverse().join('/');

/** `Nhâm Thân (1932)` is a year; `Nhâm Thân` alone may be one of several, sixty years apart. */
function ofCycle(
  text: string,
  { name, years }: { name: string; years: readonly number[] },
  { latestYear }: ReadContext,
): Read {
  const beside = parseDate(
    text
      .replace(new RegExp(`(?:năm\\s+)?${name}`, 'iu'), ' ')
      .replace(/[()[\],;]/g, ' ')
      .trim(),
    latestYear,
  );
  if (beside.is !== 'date') return notUnderstood('can-chi-year', years.map(String));
  // a birth in January may lie in the lunar year before
  const { year } = beside.date;
  const agrees = [year, year - 1].some(
    (one) => canChiOf(one).toLowerCase() === canChiOf(years[0] ?? year).toLowerCase(),
  );
  return {
    value: toIso(beside.date),
    doubts: agrees ? (beside.date.day === null ? ['partial-date'] : []) : ['words-and-digits-differ'],
    fit: agrees ? 1 : 0.5,
    alternatives: agrees ? [] : years.map(String),
  };
}

function lunar(text: string, { latestYear }: ReadContext): Read {
  const isLeap = leapMonth.test(text);
  const cycle = canChiYears(text, latestYear);
  const plain = text
    .replace(lunarMark, ' ')
    .replace(leapMonth, ' ')
    .replace(/tháng một(?= |,|$)/iu, 'tháng mười một')
    .replace(/(?:tức|nhằm|là)\s.*$/iu, '')
    .replace(/[()]/g, ' ');
  const years = cycle ? cycle.years : [null];
  const hints = years.flatMap((year): Hint[] => {
    const dated = year === null ? plain : plain.replace(new RegExp(cycle?.name ?? '', 'iu'), String(year));
    const parsed = parseDate(dated, latestYear);
    if (parsed.is !== 'date' && parsed.is !== 'impossible') return [];
    // the traditional calendar has a 30th of February
    const solar = parsed.is === 'date' ? solarOf(parsed.date, isLeap) : null;
    return solar === null ? [] : [{ kind: 'solar-date', text: solar }];
  });
  return { ...notUnderstood('lunar-date'), hints };
}

function solarOf(
  { year, month, day }: { year: number; month: number | null; day: number | null },
  isLeap: boolean,
): string | null {
  if (month === null || day === null) return null;
  const solar = fromLunar({ year, month, day }, isLeap);
  return solar === null ? null : toIso(solar);
}
