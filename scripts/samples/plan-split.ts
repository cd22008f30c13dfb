import type { Condition, Truth } from '#schemas/truth.ts';
import { Condition as Conditions } from '#schemas/truth.ts';
import { writingFonts, type WritingFont } from './fonts.ts';
import type { Random } from './random.ts';
import type { WritableForm } from './slots.ts';

/** One picture to be made. */
export interface Combination {
  readonly form: WritableForm;
  readonly font: WritingFont;
  readonly condition: Condition;
}

/** Pages in each ink of a split: handwriting is what is hardest and commonest. */
const shares: readonly (readonly [Truth['ink'], number])[] = [
  ['hand', 0.62],
  ['print', 0.2],
  ['typed', 0.18],
];

/** Books before these years were in no printer's and in few typists' hands. */
const possible = (form: WritableForm, ink: Truth['ink']): boolean =>
  ink === 'hand' ||
  (form.layout === 'labels' && (form.usedFrom >= 2005 || (ink === 'typed' && form.usedFrom >= 1990)));

/** How many combinations are looked at for each page; the one whose parts met least so far is taken. */
const looks = 60;

/**
 * So many pictures of one split that each form, font and condition, and each pair of them, comes about equally often: no
 * font always meets the same wear. Of the inks named only. The same seed gives the same plan.
 */
export function planSplit(
  forms: readonly WritableForm[],
  split: Truth['split'],
  pages: number,
  random: Random,
  inks: readonly Truth['ink'][] = ['hand', 'print', 'typed'],
): Combination[] {
  const fonts = (Object.keys(writingFonts) as WritingFont[]).filter(
    (font) => writingFonts[font].split === split,
  );
  const met = new Map<string, number>();
  const count = (key: string): number => met.get(key) ?? 0;
  const inkMet = { hand: 0, print: 0, typed: 0 };
  return Array.from({ length: pages }, (_, page) => {
    const wanted = shares
      .filter(([name]) => inks.includes(name))
      .sort((a, b) => inkMet[a[0]] - a[1] * (page + 1) - (inkMet[b[0]] - b[1] * (page + 1)));
    const ink = wanted[0]?.[0] ?? 'hand';
    const faces = fonts.filter((font) => writingFonts[font].ink === ink);
    const fitting = forms.filter((form) => possible(form, ink));
    let best: { cost: number; combination: Combination } | null = null;
    for (let look = 0; look < looks; look += 1) {
      const form = random.pick(fitting.length > 0 ? fitting : forms);
      const combination = { form, font: random.pick(faces), condition: random.pick(conditionsOf(form)) };
      const cost = keysOf(combination).reduce(
        (sum, [key, weight]) => sum + weight * count(key),
        random.next() * 0.5,
      );
      if (best === null || cost < best.cost) best = { cost, combination };
    }
    if (!best) throw new Error('no page can be made');
    inkMet[ink] += 1;
    for (const [key] of keysOf(best.combination)) met.set(key, count(key) + 1);
    return best.combination;
  });
}

/** An opening that is one sheet is always a spread; the word is kept for two pages side by side. */
const conditionsOf = (form: WritableForm): readonly Condition[] =>
  form.layout === 'table' && form.spread
    ? Conditions.options.filter((condition) => condition !== 'spread')
    : Conditions.options;

/** What shall come equally often, and how much it weighs. */
function keysOf({ form, font, condition }: Combination): readonly (readonly [string, number])[] {
  const { ink } = writingFonts[font];
  return [
    [`form ${form.id}`, 3],
    [`font ${font}`, 3],
    [`condition ${condition}`, 3],
    [`${form.id} ${ink}`, 2],
    [`${ink} ${condition}`, 2],
    [`${font} ${condition}`, 4],
    [`${form.id} ${font}`, 2],
    [`${form.id} ${condition}`, 2],
  ];
}
