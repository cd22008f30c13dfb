import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#workers/project-root.ts';

/** A measurement as it is printed (last line under --json) and kept in `docs/figures/`. Shares 0–1, ms, s, bytes by name. */
export interface Figures {
  readonly name: string;
  readonly commit: string;
  readonly machine: string;
  readonly figures: Readonly<Record<string, number>>;
  /** What the same run measured to compare with. */
  readonly baseline: Readonly<Record<string, number>>;
}

export function figuresOf(
  name: string,
  figures: Readonly<Record<string, number>>,
  baseline: Readonly<Record<string, number>>,
): Figures {
  return {
    name,
    commit: commit(),
    machine: machine(),
    figures: rounded(figures),
    baseline: rounded(baseline),
  };
}

/** Prints the object as the last line; keeps it for the documents under --save. */
export function report(result: Figures, options: { json?: boolean; save?: boolean }): void {
  if (options.save) {
    const folder = join(projectRoot, 'docs', 'figures');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${result.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  }
  if (options.json) {
    console.log(JSON.stringify(result));
    return;
  }
  console.log(`${result.name} · ${result.commit} · ${result.machine}`);
  for (const [part, values] of Object.entries({ figures: result.figures, baseline: result.baseline }))
    for (const [key, value] of Object.entries(values))
      console.log(`  ${part === 'baseline' ? 'baseline ' : ''}${key}: ${value}`);
}

/** What was kept under a name, or null. */
export function savedFigures(name: string): Figures | null {
  const file = join(projectRoot, 'docs', 'figures', `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Figures) : null;
}

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim();
  try {
    const isChanged =
      git(
        'status',
        '--porcelain',
        '--',
        'schemas',
        'pipeline',
        'store',
        'workers',
        'server',
        'scripts',
        'models',
      ) !== '';
    return `${git('rev-parse', '--short=12', 'HEAD')}${isChanged ? '+changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.versions.node}`;

const rounded = (values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Number.isInteger(value) ? value : Number(value.toPrecision(4)),
    ]),
  );

/** The value below which a share of the sorted-in-place sample lies; 0 for an empty one. */
export function quantile(sample: number[], share: number): number {
  sample.sort((a, b) => a - b);
  return sample[Math.min(sample.length - 1, Math.floor(sample.length * share))] ?? 0;
}
