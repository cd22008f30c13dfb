import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#workers/project-root.ts';
import type { PagesEvaluation } from './evaluate-pages.ts';
import type { LatinEvaluation } from './latin-lines.ts';
import type { RealPageEvaluation } from './real-pages.ts';
import type { YDotEvaluation } from './y-dot.ts';

/** All that one run of `npm run evaluate` found out; null what was not looked at or not at hand. */
export interface Details {
  readonly evaluation: PagesEvaluation;
  readonly latin: LatinEvaluation | null;
  readonly yDot: YDotEvaluation | null;
  readonly real: RealPageEvaluation | null;
}

const fileOf = (name: string): string => join(projectRoot, 'docs', 'figures', `accuracy-${name}.json`);

/** Kept beside the figures, for the document. */
export function saveDetails(name: string, details: Details): void {
  mkdirSync(join(projectRoot, 'docs', 'figures'), { recursive: true });
  writeFileSync(fileOf(name), `${JSON.stringify(details, null, 1)}\n`);
}

/** Null when no such run was saved. */
export const savedDetails = (name: string): Details | null =>
  existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Details) : null;
