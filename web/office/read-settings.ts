import { CounterSettings } from '#schemas/settings.ts';
import { fill } from '#schemas/wording/say.ts';
import type { Wording } from '#schemas/wording/vi.ts';
import { readDay } from '../counter/read-day.ts';

/** The counter's settings as they are typed. */
export interface TypedSettings {
  readonly feePerCopy: string;
  readonly exemptions: string;
  readonly lateFrom: string;
  readonly closesAt: string;
  readonly holidays: string;
  readonly atCounter: boolean;
  readonly mostMinutes: string;
  readonly mostPapers: string;
  readonly timestampUrl: string;
}
export type SettingFault = Exclude<keyof TypedSettings, 'atCounter'>;

export const typedFrom = ({ signing, ...settings }: CounterSettings): TypedSettings => ({
  feePerCopy: String(settings.feePerCopy),
  exemptions: settings.exemptions.join('\n'),
  lateFrom: settings.lateFrom,
  closesAt: settings.closesAt,
  holidays: settings.holidays.map((day) => day.split('-').reverse().join('/')).join('\n'),
  atCounter: signing.atCounter,
  mostMinutes: String(signing.mostMinutes),
  mostPapers: String(signing.mostPapers),
  timestampUrl: settings.timestampUrl ?? '',
});

const linesOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** `9:30` as `09:30`; what is no hour stays, and is refused. */
const hour = (text: string): string => text.trim().replace(/^(?=\d:)/, '0');

const wholeNumber = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** What is typed as the server wants it, or by field why it is none. */
export function readSettings(
  t: Wording,
  typed: TypedSettings,
): { value: CounterSettings; faults: null } | { value: null; faults: Partial<Record<SettingFault, string>> } {
  const texts = t.web.office.counter.faults;
  const days = linesOf(typed.holidays).map((line) => ({ line, iso: readDay(line) }));
  const parsed = CounterSettings.safeParse({
    feePerCopy: wholeNumber(typed.feePerCopy),
    exemptions: linesOf(typed.exemptions),
    lateFrom: hour(typed.lateFrom),
    closesAt: hour(typed.closesAt),
    holidays: [...new Set(days.map(({ line, iso }) => iso ?? line))].sort(),
    signing: {
      atCounter: typed.atCounter,
      mostMinutes: wholeNumber(typed.mostMinutes),
      mostPapers: wholeNumber(typed.mostPapers),
    },
    timestampUrl: typed.timestampUrl.trim() === '' ? null : typed.timestampUrl.trim(),
  });
  if (parsed.success) return { value: parsed.data, faults: null };
  const faults: Partial<Record<SettingFault, string>> = {};
  for (const { path } of parsed.error.issues) {
    const field = String(path[0] === 'signing' ? path[1] : path[0]) as SettingFault;
    const line = days.find(({ iso }) => iso === null)?.line ?? '';
    faults[field] = fill(t, texts[field], { line });
  }
  return { value: null, faults };
}
