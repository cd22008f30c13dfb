import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes `pipeline/lexicon/{names,places,ethnicities}.generated.json` from the public lists in a data folder; run when they change:
 * `npx tsx scripts/make-lexicons.ts ../shared/data`. Licences and origin: `pipeline/lexicon/SOURCE.md`.
 */
const from = process.argv[2] ?? '../shared/data';
const to = 'pipeline/lexicon';

/** Rows of a tab- or comma-separated file with a header, quotes allowed around a cell; NFC. */
function rows(path: string, separator: string): Record<string, string>[] {
  const lines = readFileSync(join(from, path), 'utf8')
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r?\n/);
  const cellsOf = (line: string) =>
    separator === '\t'
      ? line.split('\t')
      : [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((cell) => cell[2] ?? cell[1] ?? '');
  const header = cellsOf(lines[0] ?? '');
  return lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = cellsOf(line);
      return Object.fromEntries(header.map((name, i) => [name, (cells[i] ?? '').trim()]));
    });
}

/** One member of the outermost object a line: small enough, and a change shows as a line. */
function write(name: string, data: Record<string, unknown>): void {
  const lines = Object.entries(data).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  writeFileSync(join(to, name), `{\n${lines.join(',\n')}\n}\n`);
}

function names(): void {
  const surnames = rows('names-vi/surname_counts.tsv', '\t').map(
    (r) => [r.surname, Number(r.count)] as const,
  );
  const bySex = (file: string, column: string) =>
    rows(file, '\t').map((r) => [r[column] ?? '', [Number(r.male), Number(r.female)]] as const);
  const middles = bySex('names-vi/middle_counts_by_sex.tsv', 'middle');
  const givens = bySex('names-vi/given_counts_by_sex.tsv', 'given');
  const counted = new Set([...surnames, ...middles, ...givens].map(([syllable]) => syllable));
  const listed = ['duyet_boy.txt', 'duyet_girl.txt'].flatMap((file) =>
    readFileSync(join(from, 'names-vi', file), 'utf8')
      .normalize('NFC')
      .split(/\s+/),
  );
  const others = [...new Set(listed)].filter((s) => s !== '' && !counted.has(s)).sort();
  write('names.generated.json', {
    surnames: Object.fromEntries(surnames),
    middles: Object.fromEntries(middles),
    givens: Object.fromEntries(givens),
    others,
  });
}

function places(): void {
  const legacy: Record<string, Record<string, string[]>> = {};
  for (const row of rows('admin-units/gso_wards_legacy_2025-07-18.csv', ',')) {
    const province = row['Tỉnh / Thành Phố'] ?? '';
    const district = row['Quận Huyện'] ?? '';
    legacy[province] ??= {};
    legacy[province][district] ??= [];
    legacy[province][district].push(row.Tên ?? '');
  }
  const current: Record<string, string[]> = {};
  const units = JSON.parse(
    readFileSync(join(from, 'admin-units/thanglequoc_34_2026-07-25.json'), 'utf8'),
  ) as {
    FullName: string;
    Wards: { FullName: string }[];
  }[];
  for (const unit of units)
    current[unit.FullName.normalize('NFC')] = unit.Wards.map((ward) => ward.FullName.normalize('NFC'));
  const former = rows('admin-units/former_provinces_seen.tsv', '\t').map((r) => r.name);
  write('places.generated.json', { legacy, current, former });
}

/** @source Quyết định 121-TCTK/PPCĐ, 2/3/1979; spellings that the list at hand has otherwise, and those of import files */
const ethnicSpellings: Record<string, { name?: string; spellings?: string[] }> = {
  '01': { spellings: ['Kinh (Việt)'] },
  '08': { spellings: ['Mông', "H'Mông", 'H’Mông', 'H Mông'] },
  '13': { name: 'Ba Na', spellings: ['Bana'] },
  '14': { name: 'Xơ-đăng' },
  '18': { spellings: ['Sán Dìu'] },
  '20': { spellings: ["M'Nông", 'M’Nông'] },
  '21': { spellings: ['RaGlay', 'Raglai'] },
  '22': { spellings: ['S’tiêng', "S'tiêng", 'Stiêng'] },
  '27': { name: 'Gié-Triêng' },
  '36': { name: 'Chu-ru' },
  '47': { name: 'Cơ Lao' },
  '54': { name: 'Rơ-măm' },
};

function ethnicities(): void {
  const known = rows('codes/dantoc_56.tsv', '\t').filter((row) => Number(row.code) <= 54);
  const peoples = known.map((row) => {
    const own = ethnicSpellings[row.code ?? ''];
    const aliases = (row.aliases ?? '').split(/[,.]\s*/).filter((alias) => alias !== '');
    return { code: row.code, name: own?.name ?? row.name, spellings: own?.spellings ?? [], aliases };
  });
  const lines = peoples.map((people) => `  ${JSON.stringify(people)}`);
  writeFileSync(join(to, 'ethnicities.generated.json'), `[\n${lines.join(',\n')}\n]\n`);
}

mkdirSync(to, { recursive: true });
names();
places();
ethnicities();
