import { foldWords } from '#pipeline/match/batch/fold-words.ts';
import { rarityMiddle } from '#pipeline/match/generation-rarity.ts';
import { nameRarity } from '#pipeline/match/name-rarity.ts';
import type { PersonSeen } from '#pipeline/match/person-columns.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';

/** Years of birth that people are counted by; the names of one are not those of the next. */
const untils = [1944, 1959, 1974, 1989, 2004, 2100];
/** Lexicon bits that are told apart, and the range in which there are people enough. */
const [width, least, most] = [2, 9, 25];

export interface Generation {
  readonly until: number;
  readonly at16: number;
  readonly slope: number;
}

/** Who is seen once in a life, or nearly; parents are named in every birth of theirs. */
const seenOnce: readonly PersonRole[] = ['child', 'wife', 'husband', 'deceased'];

/**
 * How rare names are among people of an age and sex, by how rare the lexicon has them: counted, without labels, by how many others of
 * that age and sex, born at another date, are called the same; a line through the counts.
 */
export function countGenerations(seen: readonly PersonSeen[]): Generation[] {
  const people = seen.filter(({ role }) => seenOnce.includes(role));
  return untils.flatMap((until, at) => {
    const of = people.filter(
      ({ born }) => born !== null && born.year <= until && born.year > (untils[at - 1] ?? 0),
    );
    const line = lineOf(
      (['male', 'female'] as const).flatMap((sex) => binsOf(of.filter((one) => one.sex === sex))),
    );
    return line ? [{ until, ...line }] : [];
  });
}

interface Bin {
  readonly people: number;
  /** Bits, in the lexicon and as they are here. */
  readonly lexicon: number;
  readonly here: number;
}

function binsOf(people: readonly PersonSeen[]): Bin[] {
  const counts = new Map<string, number>();
  const keysOf = ({ columns: { name = '', birth = '' } }: PersonSeen) => {
    const folded = foldWords(name);
    return [folded, `${folded} ${birth}`] as const;
  };
  for (const key of people.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const bins = new Map<number, { people: number; shared: number; lexicon: number }>();
  for (const person of people) {
    const [name, nameAndBirth] = keysOf(person);
    const rarity = nameRarity(name);
    const bin = bins.get(Math.floor(rarity / width)) ?? { people: 0, shared: 0, lexicon: 0 };
    bin.people += 1;
    bin.shared += ((counts.get(name) ?? 0) - (counts.get(nameAndBirth) ?? 0)) / people.length;
    bin.lexicon += rarity;
    bins.set(Math.floor(rarity / width), bin);
  }
  return [...bins.values()].flatMap((bin) => {
    const lexicon = bin.lexicon / bin.people;
    if (bin.shared === 0 || lexicon < least || lexicon > most) return [];
    return [{ people: bin.people, lexicon, here: -Math.log2(bin.shared / bin.people) }];
  });
}

/** Least squares, a bin weighing as much as it has people; null with fewer than three bins. */
function lineOf(bins: readonly Bin[]): Omit<Generation, 'until'> | null {
  if (bins.length < 3) return null;
  const all = bins.reduce((sum, { people }) => sum + people, 0);
  const mean = (of: (bin: Bin) => number): number =>
    bins.reduce((sum, bin) => sum + bin.people * of(bin), 0) / all;
  const [x, y] = [mean(({ lexicon }) => lexicon), mean(({ here }) => here)];
  const spread = mean(({ lexicon }) => (lexicon - x) ** 2);
  const slope = mean(({ lexicon, here }) => (lexicon - x) * (here - y)) / spread;
  if (!(slope > 0)) return null;
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  return { at16: rounded(y + slope * (rarityMiddle - x)), slope: rounded(slope) };
}
