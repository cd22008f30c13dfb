import type { Figures } from './figures.ts';
import type { MatchDetails } from './evaluate/match/match-details.ts';
import type { PeopleResult } from './evaluate/match/people-set.ts';
import type { PairScore } from './evaluate/match/pair-score.ts';
import type { VnResult } from './evaluate/match/vn-set.ts';

const share = (value: number, digits = 1): string => `${(value * 100).toFixed(digits)} %`;
const score = ({ precision, recall, f1 }: PairScore): string =>
  `${share(precision, 2)} | ${share(recall, 2)} | ${f1.toFixed(4)}`;

/** The section of `docs/accuracy.md` on what two entries are to each other. */
export function matchSection({ vn, tables, people }: MatchDetails, { machine, commit }: Figures): string {
  const [main] = vn;
  if (main === undefined) return '';
  return `## What two entries are to each other

Made by \`npm run evaluate -- match --save\`; ${machine}; commit ${commit}. How it is done and what the words mean: [linking](linking.md).

**The births are synthetic**: families that never were, over seventy years in one city, with the errors that this project's reading makes of
synthetic pages and with slips of people that are guessed (\`scripts/population/noise.ts\`). The figures rank methods and show regressions; real books will
be worse where ink is worse. Weights are fitted on the very table without labels; the threshold (asked from ${main.ask} on) and everything else
was fixed before these seeds were looked at (tuned on seeds 1–10).

| births, noise, seed | there again | precision | recall | F1 | clusters' pairs F1 | whole clusters F1 | twins asked | false per record |
|---|---|---|---|---|---|---|---|---|
${vn.map(populationRow).join('\n')}

Pairs are right when both entries are of one child: second copy of a book, registered anew, or corrected. *Clusters' pairs* counts also who
hangs together through others; *whole clusters* those that have no entry too many and none too few. *Twins asked*: pairs of twins that a
person would be asked about; ${main.notAsked} pairs that are held to be one registration and may as well be twins are told and not asked. (That limit, 0.01, was set on tune
seeds 2 and 3 after a first run on seed 1001 with 0.02 had asked about 7 of 6,761.) *False per record*: pairs asked that are not one child, for each entry. Of ${main.namesakes.pairs} pairs of strangers written alike
and born in one year a person is asked about ${main.namesakes.asked}.

To compare, on the same ${main.births} births: child, day of birth and mother written alike find ${share(main.exactRule.recall)} of the pairs (precision ${share(main.exactRule.precision)}, F1 ${main.exactRule.f1.toFixed(3)});
the first rule that OpenCRVS ships, simulated with whole words on ${main.openCrvs.queries} entries, proposes ${main.openCrvs.falsePerRecord.toFixed(2)} false ones for each entry, finds ${share(main.openCrvs.recall)} of the pairs and
is silent for ${share(main.openCrvs.silent)} of the entries, which lack a field it needs. Splink reached F1 0.917 without and 0.942 with labels on another
generator of this kind (research of this project, not rerun here).

| relation | pairs there are | precision | recall | F1 |
|---|---|---|---|---|
${Object.entries(main.byKind)
  .map(([kind, one]) => `| ${kind} | ${one.truth} | ${score(one)} |`)
  .join('\n')}

![what pairs are and what is said](figures/match-confusion.svg)

![weights by kind](figures/match-weights.svg)

![precision and recall](figures/match-precision-recall.svg)
${people ? peopleSection(people) : ''}
Public sets of English names, linked by the same engine without labels, columns as in \`scripts/evaluate/match/known-sets.ts\`, a pair counted from
probability 0.5 on:

| set | rows | pairs: precision | recall | F1 | clusters' pairs: precision | recall | F1 |
|---|---|---|---|---|---|---|---|
${tables.map(({ name, rows, pairs, clusters }) => `| ${name} | ${rows} | ${score(pairs)} | ${score(clusters.pairs)} |`).join('\n')}

Errors of all sets are partly artificial. Fitting took ${main.seconds.fit.toFixed(1)} s and linking ${main.seconds.link.toFixed(1)} s for the first row; the paces are measured apart ([performance](performance.md)).`;
}

/** By whom of one entry is whom of the other. */
const peopleSection = ({ births, asked, all, byRoles }: PeopleResult): string => `
One person in entries of two kinds: ${asked} marriages and deaths, held against the births and marriages of a population with ${births} births that share a
block key, as on arrival and with the weights that the product ships. Where both entries have only a name and an age, nobody can be sure, and
nothing is said.

| who is who | pairs there are | precision | recall | F1 |
|---|---|---|---|---|
| all | ${all.truth} | ${score(all)} |
${Object.entries(byRoles)
  .map(([roles, one]) => `| ${roles} | ${one.truth} | ${score(one)} |`)
  .join('\n')}
`;

const populationRow = ({
  births,
  noise,
  seed,
  duplicates,
  pairs,
  clusters,
  twins,
  falsePerRecord,
}: VnResult): string =>
  `| ${births}, ${noise}, ${seed} | ${duplicates} | ${score(pairs)} | ${clusters.pairs.f1.toFixed(4)} | ${clusters.whole.f1.toFixed(4)} | ${twins.asked} of ${twins.pairs} (${share(twins.pairs === 0 ? 0 : twins.asked / twins.pairs, 2)}) | ${falsePerRecord.toFixed(4)} |`;
