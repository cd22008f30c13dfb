import { join, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const before = `
import { z } from 'zod';
import { human, machine, machineEach } from './edges.ts';
import { defineHumanStage, defineStage, type Emitter } from './stage.ts';

const Page = z.strictObject({ page: z.string() });
const Entries = z.strictObject({ entries: z.array(z.strictObject({ entry: z.string() })) });
const Entry = z.strictObject({ entry: z.string() });

const scanned: Emitter<z.infer<typeof Page>> = { name: 'scanned', output: Page };
const split = defineStage({
  name: 'split', version: 1, input: Page, output: Entries, blocksLoop: false,
  run: async (page) => ({ entries: [{ entry: page.page }] }),
});
const read = defineStage({
  name: 'read', version: 1, input: Entry, output: Entry, blocksLoop: false, run: async (entry) => entry,
});
const verify = defineHumanStage({ name: 'verify-entry', input: Entry, output: Entry });
`;

const rightEdges = `
export const right = [
  machine(split, { after: scanned, queue: 'image' }),
  machineEach(read, { after: split, queue: 'ocr', split: (page) => page.entries, idOf: (entry) => entry.entry }),
  human(verify, { after: read, role: 'verifier' }),
];
`;

/** what is wrong, the edge that has it */
const wrongEdges: readonly (readonly [string, string])[] = [
  ['a step after one whose output it cannot take', "machine(read, { after: split, queue: 'ocr' })"],
  [
    'a split into parts the step cannot take',
    "machineEach(split, { after: split, queue: 'ocr', split: (page) => page.entries, idOf: () => '1' })",
  ],
  [
    'a person shown what the step before did not leave',
    "human(verify, { after: scanned, role: 'verifier' })",
  ],
  ['a queue that does not exist', "machine(split, { after: scanned, queue: 'gpu' as string })"],
  [
    'a task nobody can be given',
    "human(defineHumanStage({ name: 'look-at-it' as string, input: Entry, output: Entry }), { after: read, role: 'verifier' })",
  ],
  ['a role that does not exist', "human(verify, { after: read, role: 'visitor' as string })"],
];

const fileOf = (name: string): string => join(root, 'pipeline', `${name}.planted.ts`);
let errors: Map<string, string[]>;

beforeAll(() => {
  const sources = new Map([[fileOf('right'), `${before}${rightEdges}`]]);
  wrongEdges.forEach(([, edge], index) => {
    sources.set(fileOf(`wrong-${index}`), `${before}export const wrong = ${edge};\n`);
  });
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // unused names are no concern of this test
  const settings = { ...options, noUnusedLocals: false, types: [] };
  const host = ts.createCompilerHost(settings);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const planted = sources.get(name);
    return planted === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, planted, rest[0]);
  };
  const program = ts.createProgram([...sources.keys()], settings, host);
  errors = new Map(
    [...sources.keys()].map((name) => [
      name,
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(name))
        .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')),
    ]),
  );
}, 120_000);

test('edges whose shapes meet compile', () => {
  expect(errors.get(fileOf('right'))).toEqual([]);
});

test.each(wrongEdges.map(([what], index) => [what, index] as const))('%s does not compile', (_, index) => {
  const found = errors.get(fileOf(`wrong-${index}`)) ?? [];
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/not assignable/);
});
