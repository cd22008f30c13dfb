import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const folders = ['schemas', 'pipeline', 'store', 'workers', 'server', 'web', 'scripts', 'tests'];

/** The folders of the tree at `baseDir`, read under the project's own rules. */
async function read(baseDir: string): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.mjs'));
  const { output } = await cruise(folders, { ...options, baseDir });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered in text');
  return output;
}

const inTree = (result: ICruiseResult): string[] =>
  result.modules
    .map((module) => module.source)
    .filter((source) => folders.includes(source.split('/')[0] ?? ''));

/** rule, file that breaks it, what it imports */
const forbidden: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['schemas-imports-only-itself', 'schemas/a.ts', "import '#pipeline/leaf.ts';"],
  ['pipeline-imports-only-schemas', 'pipeline/a.ts', "import '#store/leaf.ts';"],
  [
    'pipeline-imports-only-schemas',
    'pipeline/b.ts',
    "import type { Leaf } from '#server/leaf.ts'; export type A = Leaf;",
  ],
  ['store-imports-only-schemas', 'store/a.ts', "import '#pipeline/leaf.ts';"],
  ['workers-imports-only-pipeline-store-schemas', 'workers/a.ts', "import '#server/leaf.ts';"],
  ['server-imports-only-pipeline-store-schemas', 'server/a.ts', "import '#workers/leaf.ts';"],
  ['web-imports-only-schemas', 'web/a.tsx', "import '#pipeline/leaf.ts';"],
  ['scripts-imports-only-schemas-pipeline-store-workers-server', 'scripts/a.mjs', "import '#web/leaf.ts';"],
  ['nothing-needs-tests', 'scripts/b.ts', "import '#tests/leaf.ts';"],
  ['schemas-need-only-zod', 'schemas/b.ts', "import 'sharp';"],
  ['schemas-need-only-zod', 'schemas/c.ts', "import 'node:crypto';"],
  ['plain-schemas-need-nothing', 'schemas/wording/a.ts', "import 'zod';"],
  ['no-io-in-pipeline', 'pipeline/c.ts', "import 'node:fs/promises';"],
  ['native-runtimes-only-in-engines', 'workers/b.ts', "import 'tesseract.js';"],
  ['bullmq-only-in-workers', 'server/b.ts', "import 'bullmq';"],
  ['sql-only-in-store', 'server/c.ts', "import 'pg';"],
  ['kysely-only-in-store', 'workers/queue.ts', "import 'kysely';"],
  ['http-only-in-server', 'workers/c.ts', "import 'fastify';"],
  ['board-knows-fastify-by-type', 'workers/board.ts', "import 'fastify';"],
  ['bull-board-only-in-board', 'workers/d.ts', "import '@bull-board/api';"],
  ['no-node-in-web', 'web/b.tsx', "import 'node:path';"],
  ['no-dev-packages-in-the-product', 'server/d.ts', "import 'playwright-core';"],
  ['no-cycles', 'store/b.ts', "import './c.ts';"],
  ['resolvable', 'pipeline/d.ts', "import './nowhere.ts';"],
];

/** What the same rules let through. */
const allowed: readonly (readonly [file: string, source: string])[] = [
  ['schemas/good.ts', "import 'zod';"],
  ['pipeline/good.ts', "import 'sharp'; import '#schemas/leaf.ts'; import 'node:crypto';"],
  ['pipeline/recognize/engine-good.ts', "import 'tesseract.js'; import 'node:fs';"],
  ['store/good.ts', "import 'kysely'; import 'pg'; import 'node:fs';"],
  ['workers/good.ts', "import 'bullmq'; import '#store/leaf.ts'; import '#pipeline/leaf.ts';"],
  ['workers/queue-good.ts', "import 'pg';"],
  ['server/good.ts', "import 'fastify'; import '#store/leaf.ts';"],
  ['scripts/good.ts', "import '#workers/leaf.ts'; import '#server/leaf.ts';"],
  ['web/good.tsx', "import 'react'; import '#schemas/leaf.ts';"],
  ['tests/good.ts', "import 'bullmq'; import 'playwright-core'; import '#web/leaf.ts';"],
];

describe('a tree with planted violations', () => {
  let tree: string;
  let result: ICruiseResult;

  const plant = (path: string, text: string): void => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };

  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'planted-'));
    const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: object };
    const dependencies = [
      'zod',
      'sharp',
      'pg',
      'kysely',
      'bullmq',
      'fastify',
      '@bull-board/api',
      'react',
      'tesseract.js',
    ];
    const asked = (names: string[]): object => Object.fromEntries(names.map((name) => [name, '1.0.0']));
    plant(
      'package.json',
      JSON.stringify({
        type: 'module',
        imports,
        dependencies: asked(dependencies),
        devDependencies: asked(['playwright-core']),
      }),
    );
    for (const name of [...dependencies, 'playwright-core']) {
      plant(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      );
      plant(`node_modules/${name}/index.js`, '');
    }
    for (const folder of folders) plant(`${folder}/leaf.ts`, 'export type Leaf = 1;\n');
    for (const [, file, source] of forbidden) plant(file, `${source}\n`);
    for (const [file, source] of allowed) plant(file, `${source}\n`);
    plant('store/c.ts', "import './b.ts';\n");
    result = await read(tree);
  });

  afterAll(() => rmSync(tree, { recursive: true }));

  test('is read in full', () => {
    expect(inTree(result).sort()).toEqual(
      [
        ...folders.map((folder) => `${folder}/leaf.ts`),
        ...forbidden.map(([, file]) => file),
        ...allowed.map(([file]) => file),
        'store/c.ts',
      ].sort(),
    );
  });

  test.for(forbidden)('%s refuses %s', ([rule, file]) => {
    const fired = result.summary.violations.filter((violation) => violation.from === file);
    expect(fired.map((violation) => violation.rule.name)).toContain(rule);
    expect(fired.every((violation) => violation.rule.severity === 'error')).toBe(true);
  });

  test.for(allowed)('%s passes', ([file]) => {
    const fired = result.summary.violations.filter((violation) => violation.from === file);
    expect(fired.map((violation) => violation.rule.name)).toEqual([]);
  });

  test('breaks every rule at least once', () => {
    const rules = (result.summary.ruleSetUsed?.forbidden ?? []).map((rule) => rule.name);
    expect(rules.filter((rule) => !forbidden.some(([planted]) => planted === rule))).toEqual([]);
    expect(rules.length).toBeGreaterThan(14);
  });
});

describe('this tree', () => {
  test('is read, and breaks no rule', async () => {
    const result = await read(root);
    expect(inTree(result).length).toBeGreaterThan(50);
    expect(result.modules.filter((module) => module.source.endsWith('.ts')).length).toBeGreaterThan(50);
    const violations = result.summary.violations.map(
      (violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`,
    );
    expect(violations).toEqual([]);
  }, 180_000);
});

describe('settings', () => {
  test('keep the compiler strict', () => {
    const file = join(root, 'tsconfig.json');
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    const { options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    expect(errors).toEqual([]);
    expect(options).toMatchObject({
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noImplicitOverride: true,
      noUnusedLocals: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
    });
    const loosened = Object.entries(options).filter(
      ([name, value]) => name.startsWith('strict') && value === false,
    );
    expect(loosened).toEqual([]);
  });

  test('keep the linter strict', () => {
    const biome = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as {
      linter: { rules: Record<string, Record<string, unknown>> };
    };
    const { rules } = biome.linter;
    expect(rules.preset).toBe('recommended');
    expect(rules.suspicious).toMatchObject({ noExplicitAny: 'error', noConsole: 'error' });
    expect(rules.style).toMatchObject({
      noDefaultExport: 'error',
      noProcessEnv: 'error',
      useImportType: 'error',
    });
    expect(rules.correctness).toMatchObject({ noUnusedImports: 'error', noUnusedVariables: 'error' });
  });

  test('name every package in its exact version', () => {
    const packages = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string> | undefined
    >;
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(packages[kind] ?? {}),
    );
    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
