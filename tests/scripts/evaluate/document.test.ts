import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { savedFigures } from '#scripts/figures.ts';
import { projectRoot } from '#workers/project-root.ts';

test('the figures of the held-out run in the repository are those of the document', () => {
  const held = savedFigures('evaluate-held-out');
  const document = readFileSync(join(projectRoot, 'docs', 'accuracy.md'), 'utf8');
  expect(held).not.toBeNull();
  expect(document).toContain(`${held?.figures.pages} pages`);
  expect(document).toContain(`commit ${held?.commit}`);
});
