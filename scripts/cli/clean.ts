import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { cleanPicture } from '#pipeline/clean/clean-picture.ts';
import { decode } from '#pipeline/clean/decode.ts';
import { isBlank } from '#pipeline/clean/is-blank.ts';
import type { Bitmap, Gray } from '#pipeline/clean/picture.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Box } from '#schemas/geometry.ts';
import { writeError } from '#store/blobs-disk.ts';
import { voice } from './speak.ts';

/**
 * Cleans one picture as the pipeline would and writes every picture on the way into a folder, in order: `1-gray.png`, `2-even.png`,
 * `3-upright.png` … and `leaves.png`, the pages found. Throws `image.…`, `load.not-found`, `disk.…`.
 */
export async function clean(
  options: { out?: string; json?: boolean; lang?: string },
  file: string,
): Promise<void> {
  const speaker = voice(options);
  const folder = options.out ?? 'cleaned';
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new ExpectedError('load.not-found', { path: file }, { cause });
  });
  const { density } = await sharp(bytes)
    .metadata()
    .catch(() => ({ density: undefined }));
  const pixels = await decode(bytes, { file }, density ?? null);
  const seen: { name: string; picture: Gray | Bitmap }[] = [];
  const cleaned = cleanPicture(pixels, (name, picture) => {
    // Later steps may work in place.
    seen.push({ name, picture: { ...picture, data: picture.data.slice() } });
  });
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw writeError(cause, folder);
  });
  const write = async (name: string, png: Uint8Array): Promise<void> => {
    const path = join(folder, name);
    await writeFile(path, png).catch((cause: unknown) => {
      throw writeError(cause, path);
    });
    speaker.say('saved', { path, bytes: png.length });
  };
  for (const [i, { name, picture }] of seen.entries()) {
    const png = name === 'binary' ? encodeBilevel(picture, density ?? 300) : await grayPng(picture);
    await write(`${i + 1}-${name}.png`, png);
  }
  await write('leaves.png', await outlined(cleaned.gray, cleaned.leaves));
  const { turnDegrees, skewDegrees, leaves, bend, toScan } = cleaned;
  const blank = isBlank(cleaned.patches, cleaned.ink.width);
  speaker.result({ file, folder, turnDegrees, skewDegrees, leaves, bend, toScan, blank });
}

const rawOf = ({ width, height }: Gray) => ({ raw: { width, height, channels: 1 as const } });

const grayPng = (picture: Gray): Promise<Buffer> =>
  sharp(picture.data, rawOf(picture)).toColourspace('b-w').png({ compressionLevel: 3 }).toBuffer();

function outlined(gray: Gray, leaves: readonly Box[]): Promise<Buffer> {
  const { width, height } = gray;
  const boxes = leaves.map(
    (leaf) =>
      `<rect x="${leaf.left * width + 4}" y="${leaf.top * height + 4}" width="${leaf.width * width - 8}"
        height="${leaf.height * height - 8}" fill="none" stroke="#d22" stroke-width="8"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${boxes.join('')}</svg>`;
  return sharp(gray.data, rawOf(gray))
    .toColourspace('srgb')
    .composite([{ input: Buffer.from(svg) }])
    .png({ compressionLevel: 3 })
    .toBuffer();
}
