import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { isBlankRight, isExact } from './judge.ts';
import type { Got, Outcome } from './outcome.ts';
import { someOf } from './some-of.ts';

type Shown = Outcome & { readonly got: Got };

/** At most so many of a kind of field, so that one kind does not fill the page. */
const perKind = 4;
const crops = { width: 460, height: 64 };

/**
 * `docs/gallery/README.md`: what was read wrong, crop beside truth and reading, the most confident first in each group. Only
 * pages of synthetic people come here.
 */
export async function writeErrorGallery(
  folder: string,
  title: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  const wrong = outcomes.filter(
    (one): one is Shown => one.got !== null && (!isExact(one) || !isBlankRight(one)),
  );
  const chosen = [...new Set(wrong.map(groupName))].sort().map((name) => {
    const of = wrong.filter((one) => groupName(one) === name);
    const sure = [...of]
      .sort((a, b) => b.got.field.confidence - a.got.field.confidence)
      .slice(0, perKind / 2);
    return {
      name,
      of: of.length,
      shown: [...new Set([...sure, ...someOf(of, perKind, 1)])].slice(0, perKind),
    };
  });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const parts: string[] = [];
  let number = 0;
  for (const { name, of, shown } of chosen) {
    const rows: string[] = [];
    for (const one of shown) {
      number += 1;
      const file = `${String(number).padStart(3, '0')}.png`;
      await writeFile(join(folder, file), await cropOf(one));
      rows.push(row(one, file));
    }
    parts.push(
      `## ${name}\n\n${of} wrong.\n\n| crop | stands there | read as | value wanted → given | confidence | doubts |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`,
    );
  }
  await writeFile(
    join(folder, 'README.md'),
    `# ${title}\n\nSynthetic people on synthetic pages, drawn by fonts that nothing was trained or tuned on. Of each ink and kind the two most confident errors and two at random. Made by \`npm run evaluate\`, see [accuracy](../accuracy.md).\n\n${parts.join('\n')}`,
  );
}

const groupName = (one: Outcome): string => `${one.ink}: ${one.reader}`;

async function cropOf({ image, got }: Shown): Promise<Buffer> {
  const scan = sharp(image);
  const { width, height } = await scan.metadata();
  const spare = 0.004;
  const left = Math.max(0, Math.floor((got.box.left - spare) * width));
  const top = Math.max(0, Math.floor((got.box.top - spare) * height));
  return scan
    .extract({
      left,
      top,
      width: Math.max(1, Math.min(width - left, Math.ceil((got.box.width + 2 * spare) * width))),
      height: Math.max(1, Math.min(height - top, Math.ceil((got.box.height + 2 * spare) * height))),
    })
    .resize({ ...crops, fit: 'inside' })
    .grayscale()
    .png({ palette: true, colours: 16 })
    .toBuffer();
}

const row = (one: Shown, file: string): string => {
  const { field } = one.got;
  const cells = [
    `![${one.font}, ${one.condition}](${file})`,
    one.truth.written ?? '*blank*',
    field.blank ? '*blank*' : (field.written ?? ''),
    one.truth.value === field.value ? '' : `${one.truth.value ?? '–'} → ${field.value ?? '–'}`,
    field.confidence.toFixed(3),
    field.doubts.join(', '),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
};
