import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { NoiseLevel } from '../../population/noise.ts';
import { knownSets } from './known-sets.ts';
import { readMapping } from './mapping.ts';
import type { MatchDetails } from './match-details.ts';
import { evaluatePeople } from './people-set.ts';
import { readCsv } from './read-csv.ts';
import { type Say, tableOfCsv } from './table-of-csv.ts';
import { evaluateTable, type TableResult } from './table-set.ts';
import { evaluateVn } from './vn-set.ts';

export interface MatchOptions {
  readonly births: number;
  readonly seed: number;
  /** The one level asked for, or all three: `mid` over all births, the others over a fifth. */
  readonly noise: NoiseLevel | 'all';
  readonly threads: number;
  /** Folder of febrl3.csv and fake_1000.csv. */
  readonly data: string;
  readonly say: (what: string) => void;
}

/** Births and entries asked where people are followed across kinds: by the product's own way, entry by entry. */
const [mostForPeople, peopleAsked] = [100_000, 2000];

/** The Vietnamese population and the public sets that are at hand. */
export async function evaluateMatch(options: MatchOptions): Promise<MatchDetails> {
  const { births, seed, noise, threads, data, say } = options;
  const main = noise === 'all' ? 'mid' : noise;
  const vn = await evaluateVn({ births, seed, noise: main }, threads, say);
  const levels = noise === 'all' ? (['low', 'high'] as const) : [];
  const others = [];
  for (const level of levels) {
    const fewer = { births: Math.max(5000, Math.round(births / 5)), seed: seed + 1, noise: level };
    others.push(await evaluateVn(fewer, threads, say));
  }
  const people = evaluatePeople(Math.min(births, mostForPeople), seed + 2, main, peopleAsked);
  say(`one person in two kinds of entries: precision ${people.all.precision}, recall ${people.all.recall}`);
  const tables: TableResult[] = [];
  for (const [name, { truth, mapping }] of Object.entries(knownSets)) {
    const file = join(data, `${name}.csv`);
    if (!existsSync(file)) {
      say(`${name}: not at hand (${file}); left out`);
      continue;
    }
    tables.push(await evaluateTable(name, tableOfCsv(readCsv(file), truth, mapping), seed));
    say(`${name}: pairs F1 ${tables.at(-1)?.pairs.f1.toFixed(4)}`);
  }
  return { vn: [vn, ...others], tables, people };
}

/** A table of anybody's. @throws EvaluateError for what whoever asks has to put right */
export async function evaluateCsv(
  file: string,
  truth: string,
  mapping: string,
  seed: number,
  say: Say = () => {},
): Promise<TableResult> {
  const labelled = tableOfCsv(readCsv(file), truth, readMapping(mapping), say);
  return evaluateTable(basename(file).replace(/\.csv$/i, ''), labelled, seed);
}
