import sharp, { type Sharp } from 'sharp';
import { projectRoot } from '#workers/project-root.ts';
import { join } from 'node:path';
import type { Bitmap } from '#pipeline/clean/picture.ts';

/** What is darker than the middle. */
export async function inkOf(picture: Sharp): Promise<Bitmap> {
  const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const ink = new Uint8Array(info.width * info.height);
  for (let i = 0; i < ink.length; i += 1) ink[i] = (data[i * info.channels] as number) < 128 ? 1 : 0;
  return { width: info.width, height: info.height, data: ink };
}

/** A page of the sample books, 1240 px wide. */
export const sampleScan = (name: string): Sharp => sharp(join(projectRoot, 'samples', name)).resize(1240);
