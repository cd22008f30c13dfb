/** How badly a set is written and read. Held out from tuning: `low` and `high`. */
export type NoiseLevel = 'low' | 'mid' | 'high';
export const noiseLevels = ['low', 'mid', 'high'] as const satisfies readonly NoiseLevel[];

export type Ink = 'hand' | 'print';
export type Reading = 'name' | 'date' | 'number' | 'place' | 'word' | 'age' | 'id';

/**
 * Share of fields whose value differs from what stands in the book, at level `mid`: what docs/accuracy.md measures for the whole
 * reading chain on held-out fonts (name 92.4 % exact by hand, 95.6 % printed; date 85.4, 100; number 89.9, 100; place 84.3,
 * 93.5; sex and peoples 98.6; age 92.5; personal number 87.5). Nothing is exact for certain: print keeps half a per cent.
 */
const misread: Readonly<Record<Ink, Readonly<Record<Reading, number>>>> = {
  hand: { name: 0.076, date: 0.146, number: 0.101, place: 0.157, word: 0.03, age: 0.075, id: 0.125 },
  print: { name: 0.044, date: 0.005, number: 0.005, place: 0.065, word: 0.005, age: 0.005, id: 0.005 },
};

/**
 * Share of fields that people themselves wrote otherwise in another copy or another registration, at level `mid`. No figures
 * are published; these are guesses, and stated as such: clerks copy well, families remember less well.
 */
const written = {
  'second-copy': { name: 0.012, date: 0.008, place: 0.1, blank: 0.02 },
  corrected: { name: 0.012, date: 0.008, place: 0.1, blank: 0.03 },
  're-registration': { name: 0.07, date: 0.06, place: 0.35, blank: 0.2 },
} as const;

export type WrittenRates = Readonly<Record<'name' | 'date' | 'place' | 'blank', number>>;
export interface Noise {
  readonly misread: Readonly<Record<Ink, Readonly<Record<Reading, number>>>>;
  readonly written: Readonly<Record<keyof typeof written, WrittenRates>>;
}

const times: Readonly<Record<NoiseLevel, { readonly misread: number; readonly written: number }>> = {
  low: { misread: 0.25, written: 0.6 },
  mid: { misread: 1, written: 1 },
  high: { misread: 2, written: 1.6 },
};

export const noiseOf = (level: NoiseLevel): Noise => ({
  misread: {
    hand: scaled(misread.hand, times[level].misread),
    print: scaled(misread.print, times[level].misread),
  },
  written: {
    'second-copy': scaled(written['second-copy'], times[level].written),
    corrected: scaled(written.corrected, times[level].written),
    're-registration': scaled(written['re-registration'], times[level].written),
  },
});

const scaled = <K extends string>(rates: Readonly<Record<K, number>>, by: number): Record<K, number> =>
  Object.fromEntries(Object.entries<number>(rates).map(([key, rate]) => [key, rate * by])) as Record<
    K,
    number
  >;

/** Pages are not alike: most are read better than the mean, a few much worse. Mean 1. */
export function pageFactor(chance: number): number {
  if (chance < 0.7) return 0.55;
  return chance < 0.94 ? 1.5 : 4.25;
}
