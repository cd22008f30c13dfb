import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateFixedSubset } from '#scripts/evaluate/fixed-subset.ts';
import { formsIn } from '#scripts/evaluate/memory-context.ts';
import { savedFigures } from '#scripts/figures.ts';
import { projectRoot } from '#workers/project-root.ts';

/** About two fields or three letters of this small set: what another machine's arithmetic may change. */
const allowed = { share: 0.04, errors: 0.015 };

test('reads a small fixed set of pages and lines no worse than the figures kept with the project', async () => {
  const kept = savedFigures('fixed-subset')?.figures;
  expect(kept, 'run: npm run evaluate -- fixed --save').toBeDefined();
  const figures = await evaluateFixedSubset(formsIn(join(projectRoot, 'schemas', 'forms')), 2);
  expect(Object.keys(figures).sort()).toEqual(Object.keys(kept ?? {}).sort());
  const worse = Object.entries(figures).filter(([key, now]) => {
    const before = kept?.[key] ?? 0;
    return key.endsWith('_cer') ? now > before + allowed.errors : now < before - allowed.share;
  });
  expect(worse.map(([key, now]) => `${key}: ${kept?.[key]} → ${now}`)).toEqual([]);
}, 240_000);
