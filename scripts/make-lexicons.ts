import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spellingKey } from '#pipeline/extract/spelling-key.ts';

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

/**
 * Surnames in per mille of the nation, the counts at hand being southern and young.
 * @source domain §5.5: Lê Trung Hoa 2005, often quoted; Vũ and Võ, Hoàng and Huỳnh there together, parted here evenly
 */
const surnameShares: Record<string, number> = {
  ...{ Nguyễn: 384, Trần: 121, Lê: 95, Phạm: 70, Hoàng: 26, Huỳnh: 25, Phan: 45, Vũ: 20, Võ: 19, Đặng: 21 },
  ...{ Bùi: 20, Đỗ: 14, Hồ: 13, Ngô: 13, Dương: 10, Lý: 5 },
};

/** Given and middle names of people born before the lists' young ones: years of the cycle, flowers, wishes, names of the poor. */
const olderNames =
  'Tý Tỵ Sửu Dần Mão Thìn Ngọ Mùi Thân Dậu Tuất Hợi Giáp Ất Bính Đinh Mậu Kỷ Canh Nhâm Quý Cúc Sen Nhài Lài Mận Đào Lê Lựu Huệ ' +
  'Hồng Lý Mơ Bưởi Cam Quýt Na Hồi Quế Sói Ngâu Mẫu Gái Trai Bé Nhớn Lớn Út Tèo Tẹo Cún Đực Hĩm Cò Vện Thơm Tẻo Sáu Bảy Tám Chín Mười ' +
  'Năm Tư Ba Hai Cả Thứ Nhì Chắt Cháu Khoai Ngô Đỗ Lúa Gạo Nếp Tẻ Tằm Tơ Lụa Vóc Gấm Nhung Vải Thêu Kén Nghị Khoan Dung Công Ngôn Hạnh ' +
  'Thảo Hiền Hòa Thuận Nhẫn Nhường Khiêm Cần Kiệm Liêm Chính Trung Trinh Chiến Thắng Kháng Quyết Tiến Bộ Độc Lập Tự Do Thống Nhất Hùng ' +
  'Cường Hách Mỵ Kỵ Lỵ Nhỡ Muộn Mừng Vui Sướng Mong Đợi Chờ Thêm Nữa Thôi Hết Rớt Nuôi Mến Yêu Thương Nhớ Quên Toàn Vẹn Tròn Đầy';

/** `TrỊnh`, `HỶ` → `Trịnh`, `Hỷ`: slips of the counted list. */
const inNameCase = (syllable: string): string =>
  syllable.charAt(0).toLocaleUpperCase('vi') + syllable.slice(1).toLocaleLowerCase('vi');

function names(): void {
  const counted = rows('names-vi/surname_counts.tsv', '\t').map(
    (r) => [inNameCase(r.surname ?? ''), Number(r.count)] as const,
  );
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  const surnames = new Map<string, number>();
  for (const [surname, count] of [
    ...counted,
    ...Object.entries(surnameShares).map(
      ([surname, share]) => [surname, Math.round((share / 1000) * total)] as const,
    ),
  ])
    surnames.set(surname, Math.max(count, surnames.get(surname) ?? 0));
  const bySex = (file: string, column: string) => {
    const found = new Map<string, [number, number]>();
    for (const row of rows(file, '\t')) {
      const syllable = inNameCase(row[column] ?? '');
      const [male, female] = found.get(syllable) ?? [0, 0];
      found.set(syllable, [male + Number(row.male), female + Number(row.female)]);
    }
    return found;
  };
  const middles = bySex('names-vi/middle_counts_by_sex.tsv', 'middle');
  const givens = bySex('names-vi/given_counts_by_sex.tsv', 'given');
  const known = new Set([...surnames.keys(), ...middles.keys(), ...givens.keys()]);
  const listed = ['duyet_boy.txt', 'duyet_girl.txt'].flatMap((file) =>
    readFileSync(join(from, 'names-vi', file), 'utf8')
      .normalize('NFC')
      .split(/\s+/),
  );
  // an Icelandic letter stands for Đ in one list
  const others = [
    ...new Set([...listed, ...olderNames.split(' ')].map((s) => inNameCase(s.replace(/Ð/g, 'Đ')))),
  ]
    .filter((s) => s !== '' && !known.has(s))
    .sort();
  const mostFirst = [...surnames].sort((a, b) => b[1] - a[1]);
  write('names.generated.json', {
    surnames: Object.fromEntries(mostFirst),
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

/**
 * What became of each commune on 1/7/2025, in the order of `legacy` in `places.generated.json`: positions in `communes`, more
 * than one where it was parted. `provinces`: where each of the 63 went. A district without communes has itself as the only one.
 */
function changes(): void {
  const current = JSON.parse(
    readFileSync(join(from, 'admin-units/thanglequoc_34_2026-07-25.json'), 'utf8'),
  ) as { FullName: string; Wards: { Code: string; FullName: string }[] }[];
  const communes: [code: string, name: string, province: string][] = current.flatMap((province) =>
    province.Wards.map((ward): [string, string, string] => [
      ward.Code,
      ward.FullName.normalize('NFC'),
      province.FullName.normalize('NFC'),
    ]),
  );
  // the two lists disagree about some codes and kinds, never about name and province together
  const bare = (name = '') =>
    spellingKey(name.replace(/^(?:Xã|Phường|Thị trấn|Đặc khu|Tỉnh|Thành phố) /u, ''));
  const at = new Map<string, number>();
  for (const [i, [code, name, province]] of communes.entries())
    for (const key of [code, `${spellingKey(name)}|${bare(province)}`, `${bare(name)}|${bare(province)}`])
      if (!at.has(key)) at.set(key, i);
  const became = new Map<string, Set<number>>();
  const provinces = new Map<string, Set<string>>();
  for (const row of rows('admin-units/vietnamadminunits_convert_legacy_2025.csv', ',')) {
    const province = bare(row.newProvince);
    const index =
      at.get(`${spellingKey(row.newWard ?? '')}|${province}`) ??
      at.get(`${bare(row.newWard)}|${province}`) ??
      at.get(row.newWardCode ?? '');
    if (index === undefined) throw new Error(`commune of 2025 not in the list: ${row.newWard}`);
    const code = String(Number(row.wardCode || 0));
    became.set(code, (became.get(code) ?? new Set()).add(index));
    const into = provinces.get(row.province ?? '') ?? new Set();
    provinces.set(row.province ?? '', into.add(communes[index]?.[2] ?? ''));
  }
  const lost: string[] = [];
  const into: Record<string, Record<string, number[][]>> = {};
  for (const row of rows('admin-units/gso_wards_legacy_2025-07-18.csv', ',')) {
    const [province = '', district = ''] = [row['Tỉnh / Thành Phố'], row['Quận Huyện']];
    const found = became.get(String(Number(row.Mã)));
    if (!found) lost.push(`${row.Tên}, ${district}, ${province}`);
    into[province] ??= {};
    into[province][district] ??= [];
    into[province][district].push([...(found ?? [])]);
  }
  if (lost.length > 0) console.warn(`${lost.length} communes without an heir:\n${lost.join('\n')}`);
  write('unit-changes.generated.json', {
    provinces: Object.fromEntries([...provinces].map(([name, heirs]) => [name, [...heirs]])),
    communes: communes.map(([code, name, province]) => `${code}|${name}|${province}`),
    into: Object.values(into).map((districts) => Object.values(districts)),
  });
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
changes();
ethnicities();
