import type { Figures } from './figures.ts';

/** A figure as a table cell; a dash where it was not measured. */
const cell = (value: number | undefined): string => (value === undefined ? '–' : String(value));

/** The part of `docs/performance.md` on papers, from `npm run bench -- issue --save`. */
export function issueSection(issue: Figures | null): string {
  if (!issue) return '## A paper\n\nnot measured yet\n';
  const f = issue.figures;
  return `## A paper

${issue.machine}; commit ${issue.commit}; ${cell(f.records)} synthetic approved records in the embedded Postgres, RSA-2048 test keys,
\`npm run bench -- issue\`. Milliseconds.

| sealing by itself: parse, QR token, layout, drawing, two signatures, archive on this disk (fsync) | |
|---|---|
| p50 · p99 | ${cell(f.p50_ms)} · ${cell(f.p99_ms)} |
| processor time, all threads · without the archive | ${cell(f.cpu_ms)} · ${cell(f.cpu_without_archive_ms)} |
| of these parse · token · QR · layout with QR · drawing | ${[f.parse_ms, f.payload_ms, f.qr_ms, f.layout_with_qr_ms, f.draw_ms].map(cell).join(' · ')} |
| officer's signature · agency's · archive | ${[f.sign_officer_ms, f.sign_agency_ms, f.archive_ms].map(cell).join(' · ')} |
| papers a second, two processes side by side, without the archive | ${cell(f.sealed_per_s)} |
| baseline: a headless Chromium that is running prints the same sheet with the same QR code (no signature, no archive) | ${cell(issue.baseline.chromium_p50_ms)} |
| Chromium's time in ours | ${cell(f.chromium_ratio)} |

| over HTTP, from the request to the signed bytes: two calls; request, number, journal, receipt, archive durable | |
|---|---|
| one clerk after the other, p50 · p99 | ${cell(f.http_p50_ms)} · ${cell(f.http_p99_ms)} |
| ${cell(f.counters)} counters at once, ${cell(f.papers)} papers: papers a second | ${cell(f.http_per_s)} |
| processor time a paper: server · Postgres · callers | ${[f.http_cpu_ms, f.http_db_cpu_ms, f.http_callers_cpu_ms].map(cell).join(' · ')} |
| each of them waits, p50 · p99 | ${cell(f.crowd_p50_ms)} · ${cell(f.crowd_p99_ms)} |
| the same ${cell(f.counters)} counters in two processes without HTTP, request, number, journal, receipt and archive as durable: papers a second | ${cell(f.per_s)} |
| afterwards: numbers given · gaps · doubles · papers that do not verify | ${[f.numbers, f.gaps, f.doubles, f.invalid].map(cell).join(' · ')} |

Server, Postgres and the callers share the machine. Measured when 400 papers (over HTTP 300) have been made: the code is compiled
as it is used.
`;
}
