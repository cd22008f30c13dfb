import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ReadField } from '#schemas/field.ts';
import type { Policy } from '#schemas/policy.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { bookIdOf, entryIdOf, pageIdOf } from '#pipeline/ids.ts';
import { rateNames, keyerOf } from '#scripts/bench/effort/rates.ts';
import { runPolicy } from '#scripts/bench/effort/run-policies.ts';
import type { SampleEntry } from '#scripts/bench/effort/sample-entries.ts';
import { simulateEntry } from '#scripts/bench/effort/simulate-entry.ts';
import { telexKeys } from '#scripts/bench/effort/telex-keys.ts';
import { seeded } from '#scripts/samples/random.ts';
import { type LoadedPolicies, loadPolicies } from '#store/policies.ts';

let policies: LoadedPolicies;
beforeAll(async () => {
  policies = await loadPolicies(join(import.meta.dirname, '..', '..', '..', 'schemas', 'policies'));
});

const truth: Partial<Record<FieldKey, string | null>> = {
  entryNo: '45',
  registrationDate: '12/05/2016',
  childName: 'Nguyễn Thị Thử',
  childSex: 'Nữ',
  motherName: 'Trần Thị Mẫu',
  motherResidence: 'phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
  note: null,
};
/** One mark, and a figure, read wrong. */
const misread: Partial<Record<FieldKey, string>> = { childName: 'Nguyễn Thị Thừ', entryNo: '46' };

const scan = {
  sha256: '0'.repeat(64) as never,
  mediaType: 'image/png' as const,
  widthPx: 10,
  heightPx: 10,
  dpi: 300,
};
const bookId = bookIdOf('effort');
const pageId = pageIdOf(bookId, scan.sha256);

function sample(risk: number): SampleEntry {
  const fields = Object.fromEntries(
    Object.entries(truth).map(([key, written]): [string, ReadField] => {
      const text = misread[key as FieldKey] ?? written;
      return [
        key,
        {
          ...{ written: text, value: text, blank: text === null, confidence: 1 - risk, risk },
          ...{ doubts: [], box: null, alternatives: [] },
        },
      ];
    }),
  );
  return {
    page: 'a/001.png',
    isHand: true,
    split: 'tune',
    read: {
      ...{
        entryId: entryIdOf(pageId, 0),
        pageId,
        bookId,
        kind: 'birth',
        formId: 'birth-2015-tt15',
        ordinal: 0,
      },
      ...{ box: { left: 0, top: 0, width: 1, height: 1 }, scan, gray: scan, binary: scan },
      ...{ toScan: [1, 0, 0, 0, 1, 0, 0, 0, 1], fields, candidates: [], comparedWith: 0 },
    },
    fields: Object.fromEntries(
      Object.entries(truth).map(([key, written]) => {
        const keys = written === null ? 1 : telexKeys(written);
        return [key, { written, keys, keysByList: keys }];
      }),
    ),
  };
}

/** All rates nought, but some. */
const keyer = (but: Partial<Record<(typeof rateNames)[number], number>> = {}) => ({
  ...keyerOf(Object.fromEntries(rateNames.map((name) => [name, 0]))),
  ...but,
});
const wrongIn = (policy: Policy, risk: number, who: ReturnType<typeof keyer>) => {
  const { fields } = simulateEntry(sample(risk), { policy, isFirstBlind: false }, who, seeded(1));
  return Object.entries(fields)
    .filter(([, field]) => field.isWrong)
    .map(([key]) => key);
};

test('people who make no mistakes leave none, under any policy that looks', () => {
  for (const policy of policies.all()) expect(wrongIn(policy, 0.5, keyer())).toEqual([]);
});

test('one look that overlooks everything leaves what the machine misread; a blind second keying finds it', () => {
  const blindEyes = keyer({ overlooksMarks: 1, overlooksLetter: 1, overlooksMore: 1, overlooksBlank: 1 });
  expect(wrongIn(policies.byId('single-2026'), 0.5, blindEyes)).toEqual(['entryNo', 'childName']);
  expect(wrongIn(policies.byId('all-double-2026'), 0.5, blindEyes)).toEqual([]);
});

test('what is taken as read is not looked at, and its mistakes stay', () => {
  const risky = policies.byId('risk-2026');
  const { fields, looks } = simulateEntry(
    sample(0),
    { policy: risky, isFirstBlind: false },
    keyer(),
    seeded(1),
  );
  expect(fields.childName).toMatchObject({ keys: 0, isWrong: true, settled: 'as-read' });
  expect(looks).toBe(1);
});

test('ink that looks like another text to everybody fools two blind keyings at once', () => {
  const fooled = keyer({
    inkLooksAlikeHand: 1,
    takesLookAlike: 1,
    takesLookAlikeAgainstShown: 1,
    takesLookAlikeShown: 1,
  });
  expect(wrongIn(policies.byId('all-double-2026'), 0.5, fooled)).toContain('motherName');
});

test('counts a look as one key, a blind keying as its letters and Enter, and Ctrl+Enter for each person', () => {
  const single = simulateEntry(
    sample(0.5),
    { policy: policies.byId('single-2026'), isFirstBlind: false },
    keyer(),
    seeded(1),
  );
  const written = Object.values(truth).filter((text) => text !== null);
  // a word mended in a name, a number typed over (Ctrl+A), Enter on both; Enter on the five others
  expect(single.keys).toBe(1 + telexKeys('Thử') + 1 + (1 + telexKeys('45')) + 1 + 5 + 1);
  const both = simulateEntry(
    sample(0.5),
    { policy: policies.byId('all-double-2026'), isFirstBlind: true },
    keyer(),
    seeded(1),
  );
  const typed = written.reduce((sum, text) => sum + telexKeys(text) + 1, 1);
  expect(both.keys).toBe(2 * (typed + 1));
});

test('the same seed gives the same figures', () => {
  const run = () =>
    runPolicy([sample(0.5)], { policy: policies.byId('all-double-2026'), isFirstBlind: false }, keyerOf(), {
      runs: 20,
      seed: 3,
    });
  expect(run()).toEqual(run());
  expect(run().keystrokes.low).toBeLessThanOrEqual(run().keystrokes.mean);
});
