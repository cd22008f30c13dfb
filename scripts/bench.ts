import { parseArgs } from 'node:util';
import { benchEffort } from './bench/effort.ts';
import { benchIssue } from './bench/issue.ts';
import { benchMatch } from './bench/match.ts';
import { benchPipeline } from './bench/pipeline.ts';
import { benchRead } from './bench/read.ts';
import { benchSearch } from './bench/search.ts';
import { benchSuggest } from './bench/suggest.ts';
import { benchVerify } from './bench/verify.ts';
import { type Figures, report } from './figures.ts';
import { writePerformance } from './write-performance.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    save: { type: 'boolean' },
    records: { type: 'string' },
    pages: { type: 'string', default: '1000' },
    each: { type: 'string', default: '500' },
    runs: { type: 'string', default: '200' },
    processes: { type: 'string', default: '2' },
    books: { type: 'string', default: 'KS.2016.01,KS.2018.02,KT.2016.01,KH.2017.01' },
  },
});

/**
 * `npm run bench [-- pipeline|read|issue|search|match|verify|suggest|effort] [--json] [--save]`; `--books A,B --pages N` reads only so many pages of each. Without a name all are run; the last line printed is
 * then the pipeline's, with the other figures in it under their own prefixes.
 */
const books = values.books.split(',').filter((book) => book !== '');
const parts = {
  issue: () =>
    benchIssue({ records: Number(values.records ?? 501_363), counters: 20, each: Number(values.each) }),
  read: () => benchRead(books, Number(values.pages)),
  search: () => benchSearch({ records: Number(values.records ?? 501_363) }),
  match: () =>
    benchMatch({
      births: Number(values.records ?? 500_000),
      threads: Number(values.processes),
      arrivals: Number(values.records ?? 501_363),
    }),
  verify: () => benchVerify(Number(values.records ?? 100_000), 20),
  suggest: async () => benchSuggest(),
  effort: () => benchEffort(Number(values.runs), Number(values.processes)),
  pipeline: () => benchPipeline(books),
};

const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
const results: Figures[] = [];
for (const name of wanted) {
  const part = parts[name as keyof typeof parts];
  if (!part) {
    console.error(`no benchmark "${name}"; there are ${Object.keys(parts).join(', ')}`);
    process.exit(2);
  }
  results.push(await part());
}
const last = results.at(-1);
for (const result of results.slice(0, -1)) report(result, values);
if (last) {
  if (values.save) report(last, { save: true, json: true });
  const merged = {
    ...last,
    figures: Object.assign({}, ...results.map((one) => one.figures)),
    baseline: Object.assign({}, ...results.map((one) => one.baseline)),
  };
  if (!values.save || results.length > 1) report(merged, { json: values.json === true });
}
if (values.save) writePerformance();
process.exit(0);
