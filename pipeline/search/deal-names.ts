import type { Compare, KeptWord } from './compare-words.ts';
import { matchName, type NameMatch, weightsOf } from './match-name.ts';
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

/**
 * Names dealt out to the people of an entry, each to another one, in the way that answers best. A group that stands alone may
 * be two names in a row, a child's and a mother's: it is cut where less is then left unanswered. What counts is what is left,
 * not what is answered, or every cut would gain: a surname becomes a given name by it and seems to say more.
 */
export function dealNames(
  groups: readonly (readonly AskedWord[])[],
  people: readonly (readonly KeptWord[])[],
  compare: Compare,
): Dealt {
  const [only = [], ...others] = groups;
  const uncut = dealt(groups, people, compare);
  const most = uncut.reduce((sum, name) => sum + name.most, 0);
  let best: Dealt = { names: uncut, most, score: total(uncut) };
  const isEnough = most - best.score <= cutCosts;
  if (others.length > 0 || people.length < 2 || isEnough) return best;
  for (let cut = 1; cut < only.length; cut++) {
    const names = dealt([only.slice(0, cut), only.slice(cut)], people, compare);
    const left = names.reduce((sum, name) => sum + name.most - dealtScore(name), 0);
    const score = most - left - cutCosts;
    // where nobody answers, a cut only makes what was typed weigh less
    if (score > best.score && total(names) > 0) best = { names, most, score };
  }
  return best;
}

const total = (names: readonly DealtName[]): number => names.reduce((sum, name) => sum + dealtScore(name), 0);

/** The best of all ways; people are three at most. */
function dealt(
  groups: readonly (readonly AskedWord[])[],
  people: readonly (readonly KeptWord[])[],
  compare: Compare,
): readonly DealtName[] {
  const answers = groups.map((words) => {
    const weights = weightsOf(words);
    const most = weights.reduce((sum, weight) => sum + weight, 0);
    const nobody: DealtName = { match: null, most, person: null };
    const each = people.map((kept, person) => ({
      match: matchName(words, weights, kept, compare),
      most,
      person,
    }));
    return { nobody, each };
  });
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
    people.map((_, person) => person),
  );
}
