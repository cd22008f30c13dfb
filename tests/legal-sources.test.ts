import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Short names in the first column of the tables. */
const known = readFileSync(join(root, 'docs/legal-sources.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| short name'))
  .map((line) => line.split('|')[1]?.trim() ?? '');

const decisions = readdirSync(join(root, 'docs/adr'));

const shortened = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('Nghị định', 'NĐ')
    .replaceAll('Thông tư', 'TT')
    .replaceAll('Quyết định', 'QĐ')
    .replaceAll('Nghị quyết', 'NQ')
    .replaceAll('Công văn', 'CV');

/** The decision is there, or the file that is named, or the law in the list. */
function leadsSomewhere(cited: string): boolean {
  const decision = /ADR (\d{4})/.exec(cited)?.[1];
  if (decision !== undefined) return decisions.filter((name) => name.startsWith(`${decision}-`)).length === 1;
  const file = /[\w./-]+\.(md|ts|json)/.exec(cited)?.[0];
  if (file !== undefined && existsSync(join(root, file))) return true;
  // standards name themselves
  if (/\b(?:(?:RFC|ISO|IEC|ETSI EN|ITU-T) ?[\dXT]|WHATWG \w)/.test(cited)) return true;
  return cited.startsWith('form README') || known.some((name) => shortened(cited).includes(name));
}

test('knows the sources it lists', () => {
  expect(known.length).toBeGreaterThan(20);
  expect(leadsSomewhere('NĐ 30/2020/NĐ-CP Phụ lục I')).toBe(true);
  expect(leadsSomewhere('ADR 0001')).toBe(true);
  expect(leadsSomewhere('RFC 9052')).toBe(true);
  expect(leadsSomewhere('ADR 9999')).toBe(false);
  expect(leadsSomewhere('Nghị định 1/1900')).toBe(false);
});

test('every cited source is a listed law, a decision or a file of this project', () => {
  const files = ['schemas', 'pipeline', 'store', 'workers', 'server', 'web', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.startsWith('dist/'))
      .map((name) => `${folder}/${name}`),
  );
  const cited = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/@source (.+)/g)].map((hit) => ({
      file,
      source: hit[1] ?? '',
    })),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(cited.length).toBeGreaterThan(5);
  expect(cited.filter(({ source }) => !leadsSomewhere(source))).toEqual([]);
});
