import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { needProgram } from '#tests/support/need-program.ts';

/** What programs that are not ours say of a paper. */
export interface Paper {
  /** How many signatures `pdfsig` calls valid, and how many fields it finds unsigned. */
  readonly valid: number;
  readonly unsigned: number;
  /** All its letters in reading order, white space folded. */
  readonly text: string;
  /** What the QR code says, read from a picture of 150 dpi. */
  readonly qr: string;
  /** Share of dark dots where `words` stand in the text; the picture decides, not the text layer. */
  inkAt(words: string): Promise<number>;
}

const dpi = 150;

export function readPaper(pdf: Uint8Array): Paper {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, pdf);
    const run = (program: Parameters<typeof needProgram>[0], ...args: string[]) =>
      execFileSync(needProgram(program), args, { maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] });
    const signatures = run('pdfsig', file).toString();
    const picture = run('pdftoppm', '-r', String(dpi), '-png', '-singlefile', file);
    writeFileSync(join(folder, 'paper.png'), picture);
    const words = [
      ...run('pdftotext', '-bbox', file, '-')
        .toString()
        .matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g),
    ].map(([, ...facts]) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = facts.map((fact) => (Number(fact) * dpi) / 72);
      return { left, top, right, bottom, text: (facts[4] ?? '').normalize('NFC') };
    });
    return {
      valid: signatures.match(/Signature Validation: Signature is Valid\./g)?.length ?? 0,
      unsigned: signatures.match(/field is not signed/g)?.length ?? 0,
      text: run('pdftotext', '-raw', '-enc', 'UTF-8', file, '-')
        .toString()
        .normalize('NFC')
        .replace(/\s+/g, ' '),
      qr: run('zbarimg', '--quiet', '--raw', join(folder, 'paper.png')).toString().trim(),
      inkAt: (wanted) => inkShare(picture, boundsOf(words, wanted)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where these words stand one after the other, in dots. */
function boundsOf(words: readonly (Place & { text: string })[], wanted: string): Place {
  const parts = wanted.split(' ');
  const at = words.findIndex((_, from) => parts.every((part, i) => words[from + i]?.text === part));
  if (at < 0) throw new Error('these words do not stand on the paper');
  const found = words.slice(at, at + parts.length);
  return {
    left: Math.min(...found.map((word) => word.left)),
    top: Math.min(...found.map((word) => word.top)),
    right: Math.max(...found.map((word) => word.right)),
    bottom: Math.max(...found.map((word) => word.bottom)),
  };
}

async function inkShare(png: Uint8Array, place: Place): Promise<number> {
  const [left, top] = [Math.floor(place.left), Math.floor(place.top)];
  const [width, height] = [Math.ceil(place.right) - left, Math.ceil(place.bottom) - top];
  const dots = await sharp(png).extract({ left, top, width, height }).grayscale().raw().toBuffer();
  return dots.filter((dot) => dot < 128).length / dots.length;
}
