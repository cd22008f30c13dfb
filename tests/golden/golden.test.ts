import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extractFields } from '#pipeline/extract/extract-fields.ts';
import type { StageContext } from '#pipeline/stage.ts';
import { RecognizedEntry } from '#schemas/steps.ts';
import { loadForms } from '#store/forms.ts';
import { projectRoot } from '#workers/project-root.ts';

/**
 * `<form>/<book>-<page>.recognize-entry.json` is what the engine read of a sample page once; beside it stands what
 * `extract-fields` makes of it. UPDATE_GOLDEN=1 writes that anew: review the difference like code.
 */
const folder = import.meta.dirname;
const inputs = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.recognize-entry.json'));

test('there is a golden page of every Vietnamese form', () => {
  expect(new Set(inputs.map((name) => name.split('/')[0]))).toEqual(
    new Set(['birth-2015-tt15', 'death-2015-tt15', 'marriage-2015-tt15']),
  );
});

test.each(inputs)('understands %s as it did', async (name) => {
  const forms = await loadForms(join(projectRoot, 'schemas', 'forms'));
  const entry = RecognizedEntry.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const { fields } = await extractFields.run(entry, { forms } as unknown as StageContext);
  const path = join(folder, name.replace('recognize-entry', 'extract-fields'));
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, `${JSON.stringify(fields, null, 1)}\n`);
  expect(fields).toEqual(JSON.parse(readFileSync(path, 'utf8')));
});
