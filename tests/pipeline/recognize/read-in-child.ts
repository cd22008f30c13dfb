import { readFileSync } from 'node:fs';
import { openTesseractJs } from '#pipeline/recognize/engine-tesseract-js.ts';

const [modelsDir = '', file = ''] = process.argv.slice(2);
const engine = await openTesseractJs({ modelsDir });
const readings = await engine.readLine({ png: readFileSync(file) }, { ink: 'print', language: 'vie' });
process.send?.(
  readings.map((reading) => reading.text),
  () => process.disconnect(),
);
await engine.close();
