import type { HitReason } from '#schemas/api/records.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { nameFieldsOf } from '#schemas/record/kinds.ts';
import { type Compare, comparing, type KeptWord, keptWords } from './compare-words.ts';
import { type AskedNames, askedNames, dealNames, dealtScore } from './deal-names.ts';
import { factParts, isOfYear } from './fact-parts.ts';
import { bits, type Findable, type Part } from './findable.ts';
import { matchPlace } from './match-place.ts';
import type { Reading, SearchQuery } from './search-query.ts';

export interface Ranked {
  /** Bits. */
  readonly score: number;
  /** The score as a share of what would answer everything, 0 to 1. */
  readonly similarity: number;
  /** The weightiest first. */
  readonly reasons: HitReason[];
  /** Words of names and places that are answered by another spelling; of those that nothing answers, two each. */
  readonly off: number;
}

interface WordsPart extends Part {
  readonly off: number;
}

/**
 * Bits off for a parent's name where one name was typed, and for a second spouse's: the person themself comes first, even
 * of the year beside the one asked for.
 */
const notSubject = { parent: 4, spouse: 0.3 } as const;

/** How well entries answer a query, and why, by the reading of the query that answers best; null: of another year. */
export function ranking(query: SearchQuery): (entry: Findable) => Ranked | null {
  const compare = comparing(query.hasMarks);
  const asked = query.readings.map(({ groups, places }) => ({ names: askedNames(groups), places }));
  return (entry) => (isOfYear(query, entry) ? rank(query, asked, entry, compare) : null);
}

/** A reading, its names weighed once for all entries. */
interface AskedReading {
  readonly names: AskedNames;
  readonly places: Reading['places'];
}

function rank(query: SearchQuery, asked: readonly AskedReading[], entry: Findable, compare: Compare): Ranked {
  const people = entry.foundBy.names.map(({ name }) => keptWords(name));
  const [best = []] = asked
    .map(({ names, places }) => [...nameParts(names, entry, people, compare), ...placeParts(places, entry)])
    .sort((a, b) => scoreOf(b) - scoreOf(a));
  const parts = [...best, ...factParts(query, entry)];
  const score = scoreOf(parts);
  const most = parts.reduce((sum, part) => sum + part.most, 0);
  return {
    score,
    similarity: most <= 0 ? 0 : Math.max(0, Math.min(1, score / most)),
    reasons: parts.sort((a, b) => b.score - a.score).flatMap(({ reason }) => reason ?? []),
    off: best.reduce((sum, part) => sum + part.off, 0),
  };
}

/** `off` where nothing answers. */
const nothing = 2;

const scoreOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.score, 0);

function nameParts(
  asked: AskedNames,
  entry: Findable,
  people: readonly (readonly KeptWord[])[],
  compare: Compare,
): WordsPart[] {
  if (asked.uncut.length === 0) return [];
  const dealt = dealNames(asked, people, compare);
  const parts = dealt.names.map((name): WordsPart => {
    const { match, most, person } = name;
    const key = person === null ? undefined : entry.foundBy.names[person]?.key;
    // a shared Thị is no reason
    if (match === null || match.score <= 0 || key === undefined)
      return { score: dealtScore(name), most, reason: null, off: nothing };
    const role = roleOf(entry.kind, key);
    return {
      score: match.score - (dealt.names.length === 1 && role !== 'subject' ? notSubject[role] : 0),
      most,
      reason: {
        what: role === 'parent' ? role : match.isGivenOnly ? 'given-name' : role === 'spouse' ? role : 'name',
        how: match.how,
        words: match.at.map((at) => people[person ?? 0]?.[at]?.written ?? '').join(' '),
      },
      off: match.off,
    };
  });
  if (parts.length === asked.uncut.length) return parts;
  // cut in two: together they are worth what the words typed are worth
  const more = dealt.score - scoreOf(parts);
  const mostMore = dealt.most - parts.reduce((sum, part) => sum + part.most, 0);
  return [...parts, { score: more, most: mostMore, reason: null, off: 0 }];
}

function roleOf(kind: RecordKind, key: FieldKey): 'subject' | 'parent' | 'spouse' {
  if (key === nameFieldsOf[kind][0]) return 'subject';
  return kind === 'marriage' ? 'spouse' : 'parent';
}

const placeParts = (places: Reading['places'], entry: Findable): WordsPart[] =>
  places.map((asked) => {
    const match = matchPlace(asked, [...entry.foundBy.places, ...entry.bodies]);
    if (match === null) return { score: bits.noPlace, most: bits.place, reason: null, off: nothing };
    return {
      score: match.how === 'exact' ? bits.place : bits.placeRenamed,
      most: bits.place,
      reason: { what: 'place', ...match },
      off: 0,
    };
  });
