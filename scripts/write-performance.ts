import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#workers/project-root.ts';
import type { Figures } from './figures.ts';
import { effortSection, suggestSection } from './write-effort.ts';
import { issueSection } from './write-issue.ts';
import { linkingSection } from './write-linking.ts';
import { searchSection } from './write-search.ts';
import { verifySection } from './write-verify.ts';

const kept = (name: string): Figures | null => {
  const path = join(projectRoot, 'docs', 'figures', `${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Figures) : null;
};

/** A figure as a table cell; a dash where it was not measured. */
const cell = (value: number | undefined): string => (value === undefined ? '–' : String(value));

/** `docs/performance.md` from the kept figures of `npm run bench -- --save`; nothing in it is typed by hand. */
export function writePerformance(): void {
  const [pipeline, search, read, linking] = ['pipeline', 'search', 'read', 'linking'].map(kept);
  const r = read?.figures ?? {};
  const p = pipeline?.figures ?? {};
  const bare = pipeline?.baseline ?? {};
  const steps = Object.keys(p).filter((key) => key.endsWith('_ms_p50'));
  const text = `# Performance

Made by \`npm run bench -- --save\` from \`docs/figures/*.json\`; every figure is of one run on the machine named. Absolute
times vary with what else the machine does: trust the ratios within a run.

## From scans to entries waiting for people

${pipeline ? `${pipeline.machine}; commit ${pipeline.commit}; ${cell(p.pages)} sample pages (synthetic, 200–300 dpi), \`npm run bench -- pipeline\`` : 'not measured yet'}

| | one computing process | two |
|---|---|---|
| pages a minute, whole graph with store and queue (embedded Postgres) | ${cell(p.pages_per_min_1)} | ${cell(p.pages_per_min_2)} |
| seconds a page | ${cell(p.s_per_page_1)} | ${p.pages_per_min_2 ? (60 / p.pages_per_min_2).toPrecision(4) : '–'} |
| baseline: the same steps called one after the other, nothing around them, s a page | ${cell(bare.bare_s_per_page)} | |
| overhead: the part of a page's time that is not the bare steps | ${cell(p.overhead_share)} | |
| peak memory of worker and pool, MiB | | ${cell(p.worker_peak_rss_mib_2)} |

The overhead can be negative: extraction, matching, database and queue run beside the computing process, on the other core.

| step | median ms in the graph on one process, waiting for that process included |
|---|---|
${steps.map((key) => `| ${key.replace('_ms_p50', '').replaceAll('_', '-')} | ${cell(p[key])} |`).join('\n')}

Bare: clean ${cell(bare.bare_clean_s)} s, segment ${cell(bare.bare_segment_s)} s, recognize ${cell(bare.bare_recognize_s)} s a page.

## A page read

${read ? `${read.machine}; commit ${read.commit}; ${cell(r.pages)} sample pages on two processes, \`npm run bench -- read\`` : 'not measured yet'}

| | form named by the book | form found by its looks |
|---|---|---|
| pages a minute, starting the processes included | ${cell(r.pages_per_min)} | ${cell(r.unnamed_pages_per_min)} |
| seconds a page | ${cell(r.s_per_page)} | ${cell(r.unnamed_s_per_page)} |
| of these clean · segment · recognize · extract | ${[r.clean_s, r.segment_s, r.recognize_s, r.extract_s].map(cell).join(' · ')} | ${[r.unnamed_clean_s, r.unnamed_segment_s, r.unnamed_recognize_s, r.unnamed_extract_s].map(cell).join(' · ')} |
| processor seconds a page, all threads, starting included | ${cell(r.cpu_s_per_page)} | ${cell(r.unnamed_cpu_s_per_page)} |
| peak memory of a process, MB | ${cell(r.rss_mb)} | ${cell(r.unnamed_rss_mb)} |
| baseline: native tesseract on whole pages (it reads no field), pages a minute | ${cell(r.native_pages_per_min)} | |

${issueSection(kept('issue'))}
## Finding a record

${search ? searchSection(search) : 'not measured yet'}

## What two entries are to each other

${linking ? linkingSection(linking) : 'not measured yet'}

${verifySection(kept('verify'))}
${suggestSection(kept('suggest'))}
${effortSection(kept('effort'))}`;
  writeFileSync(join(projectRoot, 'docs', 'performance.md'), text);
}
