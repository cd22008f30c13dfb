import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { seeded } from '#scripts/samples/random.ts';
import { packedLines } from '../packed-lines.ts';
import { variedPicture } from './line-pictures.ts';
import { lstmfOf, type TrainingLine } from './lstmf.ts';

const linesAShard = 1000;

/**
 * Makes `.lstmf` files of packed lines, for each list once: files that are there from an earlier run stay. Lines marked
 * `held-out` are left out, and such as cannot be written with the model's letters. Returns all files' paths.
 */
export async function packShards(
  tsvs: readonly string[],
  folder: string,
  { letters, seed, say }: { letters: readonly string[]; seed: number; say: (text: string) => void },
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const shards: string[] = [];
  for (const tsv of tsvs) {
    const name = basename(tsv, '.tsv');
    let have = (await readdir(folder)).filter(
      (file) => file.startsWith(`${name}.`) && file.endsWith('.lstmf'),
    );
    if (have.length === 0) {
      have = await packOne(tsv, folder, name, letters, seed);
      say(`${name}: ${have.length} × ${linesAShard}`);
    }
    shards.push(...have.map((file) => join(folder, file)));
  }
  return shards;
}

async function packOne(
  tsv: string,
  folder: string,
  name: string,
  letters: readonly string[],
  seed: number,
): Promise<string[]> {
  const random = seeded(seed).fork(name);
  const known = new Set(letters);
  const files: string[] = [];
  let lines: TrainingLine[] = [];
  const close = async () => {
    if (lines.length === 0) return;
    const file = `${name}.${files.length}.lstmf`;
    await writeFile(join(folder, `.${file}`), lstmfOf(shuffled(lines, random.next)));
    await rename(join(folder, `.${file}`), join(folder, file));
    files.push(file);
    lines = [];
  };
  for await (const line of packedLines(tsv, (row) => row.split !== 'held-out')) {
    const text = writable(line.text, known);
    if (text === null || line.width > 2400) continue;
    lines.push({ png: variedPicture(line, random), text });
    if (lines.length === linesAShard) await close();
  }
  await close();
  return files;
}

const alike: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '–': '-',
  '−': '-',
  '‐': '-',
  '…': '...',
};

/**
 * The text in a model's letters: signs by their plain likes, foreign letters by their stems (ç by c), since that is what
 * is to be read there. Null when a letter is left that the model lacks.
 */
export function writable(text: string, known: ReadonlySet<string>): string | null {
  let out = '';
  for (const letter of text.normalize('NFC').replace(/\s+/gu, ' ').trim()) {
    const plain = known.has(letter)
      ? letter
      : (alike[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''));
    for (const one of plain) if (!known.has(one)) return null;
    out += plain;
  }
  return out === '' ? null : out;
}

export function shuffled<T>(of: readonly T[], next: () => number): T[] {
  const out = [...of];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
