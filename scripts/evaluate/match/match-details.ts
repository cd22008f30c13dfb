import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#workers/project-root.ts';
import type { PeopleResult } from './people-set.ts';
import type { TableResult } from './table-set.ts';
import type { VnResult } from './vn-set.ts';

/** All that `npm run evaluate -- match` found out. The first of `vn` is what its figures are about. */
export interface MatchDetails {
  readonly vn: readonly VnResult[];
  readonly tables: readonly TableResult[];
  /** One person in entries of two kinds; null where it was not looked at. */
  readonly people: PeopleResult | null;
}

const file = join(projectRoot, 'docs', 'figures', 'match-details.json');

export const saveMatchDetails = (details: MatchDetails): void =>
  writeFileSync(file, `${JSON.stringify(details, null, 1)}\n`);

/** Null when no run was saved. */
export const savedMatchDetails = (): MatchDetails | null =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as MatchDetails) : null;
