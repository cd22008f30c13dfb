import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { characterErrors } from './character-errors.ts';
import { ratio } from './field-figures.ts';
import { readLines } from './read-lines.ts';
import { someOf } from './some-of.ts';
import { tarFiles } from './tar-files.ts';

export interface LatinSetFigures {
  readonly lines: number;
  readonly letters: number;
  readonly cer: number;
}

export interface LatinEvaluation {
  /** All lines together, letter by letter. */
  readonly cer: number;
  readonly lines: number;
  readonly bySet: Readonly<Record<string, LatinSetFigures>>;
}

/**
 * Letters wrong on the held-out part of real handwriting in Latin script (French, some English; no Vietnamese): `perSet`
 * lines of each set, the same every time. Apostrophes and dashes count as one each, whatever their shape; capitals count.
 */
export async function evaluateLatinLines(
  folder: string,
  perSet: number,
  processes: number,
): Promise<LatinEvaluation> {
  const sets = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => name.replace(/\.tsv$/, ''))
    .sort();
  const lines = sets.flatMap((set) => {
    const held = readFileSync(join(folder, `${set}.tsv`), 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
      .filter((cells) => cells[4]?.trim() === 'held-out');
    const files = tarFiles(readFileSync(join(folder, `${set}.tar`)));
    return someOf(held, perSet, 1).flatMap(([file = '', text = '']) => {
      const picture = files.get(file);
      return picture === undefined ? [] : [{ set, text, picture }];
    });
  });
  const texts = await readLines(
    lines.map(({ picture }) => picture),
    processes,
  );
  const read = lines.map(({ set, text }, i) => {
    const wanted = folded(text);
    return { set, letters: [...wanted].length, wrong: characterErrors(folded(texts[i] ?? ''), wanted) };
  });
  const figures = (some: typeof read): LatinSetFigures => {
    const letters = some.reduce((sum, one) => sum + one.letters, 0);
    const wrong = some.reduce((sum, one) => sum + one.wrong, 0);
    return { lines: some.length, letters, cer: ratio(wrong, letters) };
  };
  const all = figures(read);
  return {
    cer: all.cer,
    lines: all.lines,
    bySet: Object.fromEntries(sets.map((set) => [set, figures(read.filter((one) => one.set === set))])),
  };
}

/** One shape of apostrophe and of dash; white space joined; NFC. */
const folded = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u2010-\u2015\u2212=]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
