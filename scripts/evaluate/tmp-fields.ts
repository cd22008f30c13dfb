import { readFileSync } from 'node:fs';
import { evaluateFields } from './fields.ts';
import { formsIn } from './memory-context.ts';
const pages = readFileSync('/tmp/recognized.jsonl', 'utf8').trim().split('\n').map((l) => JSON.parse(l));
const wrong: string[] = [];
const started = performance.now();
const result = await evaluateFields(pages, formsIn('schemas/forms'), ({ ink, key, truth, read }) => {
  if (read.value !== truth.value) wrong.push(`${ink} ${key} | ${truth.written} | ${truth.value} || ${read.written} | ${read.value} | ${read.doubts} | ${read.confidence} | ${read.alternatives.join(' ~ ')}`);
});
console.log((performance.now() - started) / pages.length, 'ms/entry');
console.table(result.by_ink); console.table(result.by_reader);
if (process.argv[2]) console.log(wrong.filter((w) => w.startsWith(process.argv[2]!)).join('\n'));
