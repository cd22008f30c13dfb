import type { Compare, KeptWord } from './compare-words.ts';
import { type AskedName, askedName, matchName, type NameMatch } from './match-name.ts';
import type { AskedWord } from './search-query.ts';

/** Words typed in a row, and whom of the entry they name. */
export interface DealtName {
  /** Null: nobody, or nothing of it answers. */
  readonly match: NameMatch | null;
  /** Bits if all of it were answered. */
  readonly most: number;
  /** Position among the people; null: nobody was left. */
  readonly person: number | null;
}

/** Share of the bits that is taken off for a name that nobody answers. */
const unanswered = 0.6;
/** Bits off for cutting words in a row in two: one name is likelier. */
const cutCosts = 1;

export const dealtScore = ({ match, most }: DealtName): number => match?.score ?? -most * unanswered;

/** How the people of an entry answer the names typed. */
export interface Dealt {
  readonly names: readonly DealtName[];
  /** Bits if all were answered, as they were typed. */
  readonly most: number;
  /** `most` less what was not answered. */
  readonly score: number;
}

/** Names as they were typed, and in two wherever one group alone may be cut. */
export interface AskedNames {
  readonly uncut: readonly AskedName[];
  readonly cuts: readonly (readonly [AskedName, AskedName])[];
  /** Bits if all were answered, as they were typed. */
  readonly most: number;
}

/** A group that stands alone may be two names in a row, a child's and a mother's. */
export function askedNames(groups: readonly (readonly AskedWord[])[]): AskedNames {
  const uncut = groups.map(askedName);
  const [only = []] = groups.length === 1 ? groups : [];
  return {
    uncut,
    cuts: only.slice(1).map((_, n) => [askedName(only.slice(0, n + 1)), askedName(only.slice(n + 1))]),
    most: uncut.reduce((sum, name) => sum + name.most, 0),
  };
}

/**
 * Names dealt out to the people of an entry, each to another one, in the way that answers best. They are cut where less is
 * then left unanswered. What counts is what is left, not what is answered, or every cut would gain: a surname becomes a given
 * name by it and seems to say more.
 */
export function dealNames(
  { uncut, cuts, most }: AskedNames,
  people: readonly (readonly KeptWord[])[],
  compare: Compare,
): Dealt {
  const names = dealt(uncut.map((name) => answersOf(name, people, compare)));
  let best: Dealt = { names, most, score: total(names) };
  const isEnough = most - best.score <= cutCosts;
  if (people.length < 2 || isEnough) return best;
  for (const [before, after] of cuts) {
    const first = answersOf(before, people, compare);
    if (most - first.leastLeft - cutCosts <= best.score) continue;
    const second = answersOf(after, people, compare);
    if (most - first.leastLeft - second.leastLeft - cutCosts <= best.score) continue;
    const inTwo = dealt([first, second]);
    const left = inTwo.reduce((sum, name) => sum + name.most - dealtScore(name), 0);
    const score = most - left - cutCosts;
    // where nobody answers, a cut only makes what was typed weigh less
    if (score > best.score && total(inTwo) > 0) best = { names: inTwo, most, score };
  }
  return best;
}

const total = (names: readonly DealtName[]): number => names.reduce((sum, name) => sum + dealtScore(name), 0);

/** How each of the people answers one name. */
interface Answers {
  readonly nobody: DealtName;
  readonly each: readonly DealtName[];
  /** Bits that the best of them leaves unanswered. */
  readonly leastLeft: number;
}

function answersOf(name: AskedName, people: readonly (readonly KeptWord[])[], compare: Compare): Answers {
  const { most } = name;
  const nobody: DealtName = { match: null, most, person: null };
  const each = people.map((kept, person) => ({ match: matchName(name, kept, compare), most, person }));
  const leastLeft = each.reduce(
    (least, one) => Math.min(least, most - dealtScore(one)),
    most - dealtScore(nobody),
  );
  return { nobody, each, leastLeft };
}

/** The best of all ways; people are three at most. */
function dealt(answers: readonly Answers[]): readonly DealtName[] {
  const from = (at: number, free: readonly number[]): readonly DealtName[] => {
    const answer = answers[at];
    if (!answer) return [];
    if (free.length === 0) return [answer.nobody, ...from(at + 1, free)];
    let best: readonly DealtName[] = [];
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const person of free) {
      const own = answer.each[person] ?? answer.nobody;
      const names = [
        own,
        ...from(
          at + 1,
          free.filter((other) => other !== person),
        ),
      ];
      const score = total(names);
      if (score > bestScore) [best, bestScore] = [names, score];
    }
    return best;
  };
  return from(
    0,
    (answers[0]?.each ?? []).map((_, person) => person),
  );
}
