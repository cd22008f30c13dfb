import { type NamePlace, namesAt } from '#pipeline/extract/read/name-syllables.ts';
import { fold } from '#schemas/fold.ts';
import type { Candidate } from './candidate.ts';
import { bestOf, type FoldedIndex, foldedIndex } from './folded-index.ts';

interface Listed {
  readonly text: string;
  /** Its share at its place of a name. */
  readonly share: number;
}

let made: Readonly<Record<NamePlace, FoldedIndex<Listed>>> | null = null;
const index = (place: NamePlace): FoldedIndex<Listed> => {
  made ??= { surname: indexOf('surname'), middle: indexOf('middle'), given: indexOf('given') };
  return made[place];
};

function indexOf(place: NamePlace): FoldedIndex<Listed> {
  const listed = namesAt[place];
  const total = listed.reduce((sum, [, count]) => sum + count, 0);
  return foldedIndex(listed.map(([text, count]) => ({ text, item: { text, share: count / total } })));
}

/** Names built up so far: most that are followed. */
const followed = 6;
/** Share of a syllable of no list: it stands as it was typed. */
const unheard = 1e-6;

interface Part {
  readonly text: string;
  readonly against: number;
  readonly log: number;
}

/** How likely a syllable is to stand at a place of the name, by its position: after the surname, middle names come first. */
const placesOf = (at: number, isLast: boolean): readonly (readonly [NamePlace, number])[] => {
  if (at === 0) return [['surname', 1]];
  if (!isLast) return [['middle', 1]];
  const middle = at === 1 ? 0.85 : 0.3;
  return [
    ['middle', middle],
    ['given', 1 - middle],
  ];
};

/**
 * People's names, syllable by syllable: the last one is completed, and those before it get their marks where none was typed
 * at all (`nguyen thi l` → Nguyễn Thị Lan). Whoever types marks means the syllables that have none.
 */
export function suggestNames(typed: string): Candidate[] {
  if (/\s$/.test(typed)) return [];
  const words = typed.normalize('NFC').trim().split(/\s+/).slice(0, 8);
  const before = words.slice(0, -1).join(' ');
  const isPlain = fold(before) === before.toLowerCase();
  let names: Part[] = [{ text: '', against: 0, log: 0 }];
  for (const [at, word] of words.entries()) {
    const isLast = at === words.length - 1;
    const parts = isLast || isPlain ? partsFor(word, at, isLast) : [];
    if (!isLast) parts.push({ text: titled(word), against: 0, log: Math.log(unheard) });
    const longer = names.flatMap((name) =>
      parts.map((part) => ({
        text: name.text === '' ? part.text : `${name.text} ${part.text}`,
        against: name.against + part.against,
        log: name.log + part.log,
      })),
    );
    names = bestOf(longer, (a, b) => a.against - b.against || b.log - a.log, followed);
  }
  const isLoud = typed.length > 1 && typed === typed.toUpperCase();
  return names.map(({ text, against, log }) => ({
    text: isLoud ? text.toUpperCase() : text,
    from: 'names',
    against,
    likely: 3 + 1 / (1 - log),
  }));
}

/** Syllables that one typed syllable may mean; the last one may still be under way. */
function partsFor(word: string, at: number, isLast: boolean): Part[] {
  const shares = new Map<string, { share: number; against: number }>();
  for (const [place, weight] of placesOf(at, isLast))
    for (const { item, against, isWhole } of index(place).find(word)) {
      if (!isLast && !isWhole) continue;
      const share = (shares.get(item.text)?.share ?? 0) + weight * item.share;
      shares.set(item.text, { share, against });
    }
  const parts = [...shares].map(([text, { share, against }]) => ({ text, against, log: Math.log(share) }));
  return bestOf(parts, (a, b) => a.against - b.against || b.log - a.log, followed);
}

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
