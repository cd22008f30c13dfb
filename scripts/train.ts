import { constants, setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { ExpectedError } from '#schemas/errors.ts';
import { learnNow } from './cli/learn-now.ts';
import { explainFailure } from './cli/speak.ts';
import { trainTesseract } from './train/tesseract/recipe.ts';

/**
 * `npm run train -- tesseract --lines FILE.tsv… [--tune FILE.tsv…] [--test FILE.tsv…] [--minutes 240] [--seed 1] [--rate 0.001]
 *   [--parent MODEL] [--checkpoint FILE] [--folder DIR] [--out MODEL.traineddata.gz] [--json]`
 * Runs at the lowest priority; begun again it goes on where it stopped.
 *
 * `npm run train -- --from-verified --book CODE [--engine onnx|tesseract] [--minutes 20] [--seed 1] [--data DIR] [--json] [--lang en]`
 * makes a model for one book from what people verified of it, and switches it on if it reads later pages better.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', multiple: true, default: [] },
    tune: { type: 'string', multiple: true, default: [] },
    test: { type: 'string', multiple: true, default: [] },
    minutes: { type: 'string' },
    try: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '0.001' },
    parent: { type: 'string', default: 'models/vie.traineddata.gz' },
    checkpoint: { type: 'string' },
    folder: { type: 'string', default: '.data/train/tesseract' },
    'from-verified': { type: 'boolean', default: false },
    book: { type: 'string', default: '' },
    engine: { type: 'string' },
    data: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
    lang: { type: 'string' },
  },
});

// Whatever else runs on this machine goes first; the programs started from here take over the priority.
setPriority(constants.priority.PRIORITY_LOW);
const speak = (text: string) => process.stderr.write(`${text}\n`);
try {
  if (values['from-verified']) await learnNow(values);
  else if (positionals[0] === 'tesseract') await trainNow();
  else throw new ExpectedError('request.bad', { field: 'tesseract | --from-verified' });
} catch (error) {
  process.exitCode = explainFailure(error, { json: values.json, ...(values.lang && { lang: values.lang }) });
}

async function trainNow(): Promise<void> {
  const result = await trainTesseract({
    ...values,
    checkpoint: values.checkpoint ?? null,
    out: values.out ?? null,
    minutes: Number(values.minutes ?? 240),
    minutesATry: Number(values.try),
    seed: Number(values.seed),
    learningRate: Number(values.rate),
    say: speak,
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
