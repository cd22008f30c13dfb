import { makeName, surnameOf } from '#scripts/samples/people.ts';
import { type Random, seeded } from '#scripts/samples/random.ts';
import { drawLineCrop, handFontsOf } from './draw-lines.ts';
import { ratio } from './field-figures.ts';
import { lettersMatched } from './letters-matched.ts';
import { readLines } from './read-lines.ts';

export interface YDotEvaluation {
  readonly lines: number;
  /** Share of the lines holding ỵ or Ỵ whose ỵ was read as such, where it stands. */
  readonly recall: number;
  /** Share of the lines with y, ý, ỳ, ỷ, ỹ but no ỵ in which a ỵ was read. */
  readonly falseShare: number;
  readonly byFont: Readonly<Record<string, number>>;
}

const dotted = ['Tỵ', 'Mỵ', 'Kỵ', 'Lỵ'];
const others = ['Lý', 'Tý', 'Mỹ', 'Kỳ', 'Thúy', 'Thủy', 'Duy', 'Quý', 'Vy', 'Huỳnh'];

/** Names with ỵ, and as many with its neighbors, in every held-out hand: the letter that stock models lack. */
export async function evaluateYDot(count: number, processes: number): Promise<YDotEvaluation> {
  const random = seeded(51);
  const fonts = handFontsOf('held-out');
  const wanted = Array.from({ length: count * 2 }, (_, i) => {
    const font = fonts[i % fonts.length] ?? 'mali';
    const own = random.fork(`line ${i}`);
    return { font, own, text: nameWith(own, i < count ? own.pick(dotted) : own.pick(others), i % 5 === 0) };
  });
  const drawn = [];
  for (const { font, own, text } of wanted) {
    const png = await drawLineCrop(font, text, own);
    if (png !== null) drawn.push({ font, text, png });
  }
  const texts = await readLines(
    drawn.map(({ png }) => png),
    processes,
  );
  const lines = drawn.map(({ font, text }, i) => ({ font, text, got: texts[i] ?? '' }));
  const holding = lines.filter(({ text }) => /ỵ/i.test(text));
  const without = lines.filter(({ text }) => !/ỵ/i.test(text));
  const isRead = ({ text, got }: { text: string; got: string }): boolean =>
    lettersMatched(got, text).every(([letter, matched]) => !/ỵ/i.test(letter) || /ỵ/i.test(matched ?? ''));
  return {
    lines: holding.length,
    recall: ratio(holding.filter(isRead).length, holding.length),
    falseShare: ratio(without.filter(({ got }) => /ỵ/i.test(got)).length, without.length),
    byFont: Object.fromEntries(
      fonts.map((font) => {
        const own = holding.filter((one) => one.font === font);
        return [font, ratio(own.filter(isRead).length, own.length)];
      }),
    ),
  };
}

/** A surname, a middle name and the given one asked for; now and then all in capitals. */
function nameWith(random: Random, given: string, capitals: boolean): string {
  const female = random.chance(0.5);
  const name = makeName(random, female ? 'female' : 'male', '1950-01-01');
  const whole = `${surnameOf(name)} ${female ? 'Thị' : 'Văn'} ${given}`;
  return capitals ? whole.toUpperCase() : whole;
}
