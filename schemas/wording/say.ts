import { type ErrorCode, isErrorCode } from '../errors.ts';
import type { Wording } from './vi.ts';

type Details = Readonly<Record<string, string | number>>;

/** Details whose value is a key of another table, or a path through one, are said in words: `field: 'childName'` → "Họ tên con". */
const tableOf = (wording: Wording): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  field: wording.fields,
  key: wording.fields,
  step: wording.steps,
  kind: wording.kinds,
  role: wording.roles,
  status: wording.statuses,
  why: wording.uploads,
});

function valueFor(wording: Wording, name: string, details: Details): string | null {
  for (const candidate of name.split('|')) {
    if (!Object.hasOwn(details, candidate)) continue;
    const detail = String(details[candidate]);
    const table = tableOf(wording)[candidate];
    const key = table && detail.split('.').find((part) => Object.hasOwn(table, part));
    return (key && table?.[key]) ?? detail;
  }
  return null;
}

/**
 * Fills a sentence. `{file}` is a blank, `{file|path}` takes the first detail there is, and `[ in {file}]` is left out
 * as a whole when nothing is known for one of its blanks. A blank outside brackets that nothing fills becomes "…".
 */
export function fill(wording: Wording, sentence: string, details: Details = {}): string {
  const fillPart = (part: string): { text: string; isWhole: boolean } => {
    let isWhole = true;
    const text = part.replace(/\{([a-zA-Z0-9|]+)\}/g, (_, name: string) => {
      const value = valueFor(wording, name, details);
      if (value === null) isWhole = false;
      return value ?? '…';
    });
    return { text, isWhole };
  };
  const withOptions = sentence.replace(/\[([^\]]*)\]/g, (_, part: string) => {
    const filled = fillPart(part);
    // The brackets' text must not be filled a second time: a value may itself hold braces.
    return filled.isWhole
      ? filled.text.replace(/[{}]/g, (brace) => (brace === '{' ? '\uE000' : '\uE001'))
      : '';
  });
  return fillPart(withOptions)
    .text.replace(/\uE000/g, '{')
    .replace(/\uE001/g, '}');
}

/** The sentence a person sees for a failure; a code of a newer server gets the general one, with the code. */
export function say(wording: Wording, code: ErrorCode | string, details: Details = {}): string {
  return isErrorCode(code)
    ? fill(wording, wording.errors[code], details)
    : fill(wording, wording.unknownError, { ...details, code });
}
