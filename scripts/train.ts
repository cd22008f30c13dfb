import { parseArgs } from 'node:util';
import { trainTesseract } from './train/tesseract/recipe.ts';
import { explainFailure } from './cli/speak.ts';

/**
 * `npm run train -- tesseract --lines FILE.tsv… [--tune FILE.tsv…] [--test FILE.tsv…] [--minutes 240] [--seed 1] [--rate 0.001]
 *   [--parent MODEL] [--checkpoint FILE] [--folder DIR] [--out MODEL.traineddata.gz] [--json]`
 * Runs at the lowest priority; begun again it goes on where it stopped.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', multiple: true, default: [] },
    tune: { type: 'string', multiple: true, default: [] },
    test: { type: 'string', multiple: true, default: [] },
    minutes: { type: 'string', default: '240' },
    try: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '0.001' },
    parent: { type: 'string', default: 'models/vie.traineddata.gz' },
    checkpoint: { type: 'string' },
    folder: { type: 'string', default: '.data/train/tesseract' },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
    lang: { type: 'string' },
  },
});

const speak = (text: string) => process.stderr.write(`${text}\n`);
try {
  if (positionals[0] !== 'tesseract') throw new Error('npm run train -- tesseract …');
  const result = await trainTesseract({
    ...values,
    checkpoint: values.checkpoint ?? null,
    out: values.out ?? null,
    minutes: Number(values.minutes),
    minutesATry: Number(values.try),
    seed: Number(values.seed),
    learningRate: Number(values.rate),
    say: speak,
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
} catch (error) {
  process.exitCode = explainFailure(error, { json: values.json, ...(values.lang && { lang: values.lang }) });
}
