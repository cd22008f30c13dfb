import { letterDistance } from './letter-distance.ts';

/** A part of an address between commas: the kind of unit as written (with its space, or empty), and the name. */
export interface PlacePart {
  readonly kind: string;
  readonly name: string;
}

const kinds = [
  ...[
    'thành phố',
    'thị xã',
    'thị trấn',
    'thủ đô',
    'đô thành',
    'đặc khu',
    'khu phố',
    'khu tự trị',
    'tiểu khu',
  ],
  ...['tỉnh', 'quận', 'huyện', 'châu', 'phường', 'xã'],
];
const kindAtStart = new RegExp(`^(?:${kinds.join('|')}|TP\\.?|TX\\.?|TT\\.?)\\s+`, 'iu');

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/(?<=^|\s)P\s*\.\s*(?=\p{Lu}|\d)/gu, 'phường '],
  [/(?<=^|\s)X\s*\.\s*(?=\p{Lu})/gu, 'xã '],
  [/(?<=^|\s)TT(?:\s*\.\s*|\s+)(?=\p{Lu})/gu, 'thị trấn '],
  [/(?<=^|\s)Q\s*\.\s*(?=\p{Lu}|\d)/gu, 'quận '],
  [/(?<=^|\s)H\s*\.\s*(?=\p{Lu})/gu, 'huyện '],
  [/(?<=^|\s)TX(?:\s*\.\s*|\s+)(?=\p{Lu})/gu, 'thị xã '],
  [/(?<=^|\s)T\.?[Pp](?:\s*\.\s*|\s+)(?=\p{Lu})/gu, 'thành phố '],
  [/(?<=^|\s)(?:KP|K\/P)(?:\s*\.\s*|\s+)(?=\p{Lu}|\d)/gu, 'khu phố '],
  [/(?<=^|\s)(?:TK|T\/K)(?:\s*\.\s*|\s+)(?=\p{Lu}|\d)/gu, 'tiểu khu '],
  // only in the last part of an address: before it, T. may be a thôn or a tổ
  [/(?<=,\s*)T\s*\.\s*(?=\p{Lu}[^,]*$)/gu, 'tỉnh '],
];

/** The kinds of units written out; they were abbreviated against the rules (764-TTg Điều 3). */
export const inFull = (text: string): string =>
  abbreviations.reduce((so, [short, full]) => so.replace(short, full), text.replace(/\s*,\s*/g, ', '));

/** What stands between the parts of an address, so that they can be put together again. */
const between = /(\s*[,;]\s*|\s+[-–]\s+)/;

/** Parts of an address between commas, or dashes with spaces, and the separators after each. */
export function partsOf(text: string): { parts: PlacePart[]; separators: string[] } {
  const pieces = text.split(between);
  const parts = pieces
    .filter((_, i) => i % 2 === 0)
    .map((part) => {
      const kind = kindAtStart.exec(part)?.[0] ?? '';
      return { kind, name: part.slice(kind.length) };
    });
  return { parts, separators: pieces.filter((_, i) => i % 2 === 1) };
}

export const joined = (parts: readonly PlacePart[], separators: readonly string[]): string =>
  parts.map(({ kind, name }, i) => kind + name + (separators[i] ?? '')).join('');

/** Letters' difference up to which a word that begins a part is a kind of unit misread: its marks, or one letter of a long one. */
const kindLimit = (kind: string): number => (kind.length <= 3 ? 0.3 : kind.length <= 4 ? 0.6 : 1);

/** `phưòng Bạch Mai`, `quân Ba Đình` → the kind put right; the part as it is when its first words are near none. */
export function withKindRepaired({ kind, name }: PlacePart): PlacePart {
  if (kind !== '') return { kind, name };
  const words = name.split(' ');
  for (const count of [2, 1]) {
    const said = words.slice(0, count).join(' ');
    if (words.length <= count || /^\p{Lu}\p{L}* \p{Lu}/u.test(said)) continue;
    const lower = said.toLowerCase();
    const near = kinds
      .filter((known) => known.split(' ').length === count)
      .map((known) => ({ known, distance: letterDistance(lower, known, kindLimit(known)) }))
      .filter(({ distance }) => distance !== Number.POSITIVE_INFINITY)
      .sort((a, b) => a.distance - b.distance)[0];
    if (!near) continue;
    const isLarge = said.charAt(0) !== lower.charAt(0);
    const written = isLarge ? near.known.charAt(0).toUpperCase() + near.known.slice(1) : near.known;
    return { kind: `${written} `, name: words.slice(count).join(' ') };
  }
  return { kind, name };
}
