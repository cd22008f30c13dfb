import type { HitReason } from '#schemas/api/records.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { nameFieldsOf } from '#schemas/record/kinds.ts';
import { keptWords } from './compare-words.ts';
import { dealNames, dealtScore } from './deal-names.ts';
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
  /** All names and places that were typed are answered, no word by another spelling. */
  readonly isWhole: boolean;
  /** Of another year than the one asked for: no answer at all. */
  readonly isOtherYear: boolean;
}

/** Bits off for a parent's name where one name was typed: the person themself comes first; and for a second spouse's. */
const notSubject = { parent: 1.5, spouse: 0.3 } as const;

/** How well an entry answers a query, and why, by the reading of the query that answers best. */
export function rankHit(query: SearchQuery, entry: Findable): Ranked {
  const readings = query.readings.length === 0 ? [{ groups: [], places: [] }] : query.readings;
  const [best = []] = readings
    .map((reading) => [...nameParts(reading, entry, query.hasMarks), ...placeParts(reading, entry)])
    .sort((a, b) => scoreOf(b) - scoreOf(a));
  const parts = [...best, ...factParts(query, entry)];
  const score = scoreOf(parts);
  const most = parts.reduce((sum, part) => sum + part.most, 0);
  return {
    score,
    similarity: most <= 0 ? 0 : Math.max(0, Math.min(1, score / most)),
    reasons: parts.sort((a, b) => b.score - a.score).flatMap(({ reason }) => reason ?? []),
    isWhole: best.every((part) => part.isWhole),
    isOtherYear: !isOfYear(query, entry),
  };
}

const scoreOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.score, 0);

function nameParts({ groups }: Reading, entry: Findable, hasMarks: boolean): Part[] {
  if (groups.length === 0) return [];
  const people = entry.foundBy.names.map(({ name }) => keptWords(name));
  const dealt = dealNames(groups, people, hasMarks);
  return dealt.map((name): Part => {
    const { match, most, person } = name;
    const key = person === null ? undefined : entry.foundBy.names[person]?.key;
    // a shared Thị is no reason
    if (match === null || match.score <= 0 || key === undefined)
      return { score: dealtScore(name), most, reason: null, isWhole: false };
    const role = roleOf(entry.kind, key);
    return {
      score: match.score - (dealt.length === 1 && role !== 'subject' ? notSubject[role] : 0),
      most,
      reason: {
        what: role === 'parent' ? role : match.isGivenOnly ? 'given-name' : role === 'spouse' ? role : 'name',
        how: match.how,
        words: match.words.join(' '),
      },
      isWhole: match.missing === 0 && match.how !== 'near' && match.how !== 'part',
    };
  });
}

function roleOf(kind: RecordKind, key: FieldKey): 'subject' | 'parent' | 'spouse' {
  if (key === nameFieldsOf[kind][0]) return 'subject';
  return kind === 'marriage' ? 'spouse' : 'parent';
}

const placeParts = ({ places }: Reading, entry: Findable): Part[] =>
  places.map((asked) => {
    const match = matchPlace(asked, [...entry.foundBy.places, ...entry.bodies]);
    if (match === null) return { score: bits.noPlace, most: bits.place, reason: null, isWhole: false };
    return {
      score: match.how === 'exact' ? bits.place : bits.placeRenamed,
      most: bits.place,
      reason: { what: 'place', ...match },
      isWhole: true,
    };
  });
