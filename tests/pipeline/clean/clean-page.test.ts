import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { project } from '#pipeline/clean/homography.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Sha256 } from '#schemas/ids.ts';
import { CleanedPage } from '#schemas/steps.ts';
import { drawPage } from './draw-page.ts';
import { blobs, context, scanOf } from './scan-of.ts';

const clean = async (bytes: Uint8Array): Promise<CleanedPage> => cleanPage.run(await scanOf(bytes), context);

describe('what comes in', () => {
  const page = (): ReturnType<typeof drawPage> => drawPage();
  const kinds: [string, () => Promise<Buffer>][] = [
    ['JPEG in color', () => page().jpeg().toBuffer()],
    ['JPEG in CMYK', () => page().toColourspace('cmyk').jpeg().toBuffer()],
    ['PNG with 16 bits', () => page().toColourspace('rgb16').png().toBuffer()],
    ['gray PNG with 16 bits', () => page().toColourspace('grey16').png().toBuffer()],
    ['PNG with transparent paper', () => page().ensureAlpha().png().toBuffer()],
    [
      'TIFF with 1 bit',
      () =>
        page().toColourspace('b-w').threshold(128).tiff({ bitdepth: 1, compression: 'ccittfax4' }).toBuffer(),
    ],
    ['WebP', () => page().webp().toBuffer()],
  ];
  test.each(kinds)('reads a %s', async (_, encode) => {
    const cleaned = CleanedPage.parse(await clean(await encode()));
    expect(cleaned.binary.widthPx).toBe(cleaned.gray.widthPx);
    const binary = sharp(await blobs.get(cleaned.binary.sha256));
    const { channels } = await binary.stats();
    // The bars cover about a tenth of the sheet: neither empty nor inverted.
    expect(channels[0]?.mean).toBeGreaterThan(200);
    expect(channels[0]?.mean).toBeLessThan(250);
  });

  test('reads transparent paper as white', async () => {
    const body = '<rect x="0" y="0" width="1240" height="1754" fill="none"/>';
    const words = Array.from(
      { length: 60 },
      (_, i) =>
        `<rect x="${100 + (i % 6) * 170}" y="${200 + Math.floor(i / 6) * 80}" width="90" height="20"/>`,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754">${body}${words.join('')}</svg>`;
    const cleaned = await clean(await sharp(Buffer.from(svg)).png().toBuffer());
    const { channels } = await sharp(await blobs.get(cleaned.binary.sha256)).stats();
    expect(channels[0]?.mean).toBeGreaterThan(200);
  });

  test('turns a picture as its EXIF orientation says', async () => {
    const lying = await sharp(await drawPage().png().toBuffer())
      .rotate(90)
      .withMetadata({ orientation: 8 })
      .jpeg()
      .toBuffer();
    const cleaned = await clean(lying);
    expect(cleaned.gray.heightPx).toBeGreaterThan(cleaned.gray.widthPx);
    expect(Math.abs(cleaned.skewDegrees)).toBeLessThan(0.2);
  });
});

describe('what cannot be read is said by its code', () => {
  const noise = Buffer.from('%PDF-1.7 this is no picture at all, whatever its name says');
  test.each<[string, () => Promise<Uint8Array>]>([
    ['image.not-an-image', async () => noise],
    [
      'image.not-an-image',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'),
    ],
    ['image.truncated', async () => (await drawPage().jpeg().toBuffer()).subarray(0, 20_000)],
    ['image.truncated', async () => (await drawPage().png().toBuffer()).subarray(0, 9_000)],
    ['image.blank', () => drawPage({ body: '' }).jpeg().toBuffer()],
    [
      'image.blank',
      () => drawPage({ body: '<rect x="300" y="400" width="40" height="20"/>' }).jpeg().toBuffer(),
    ],
  ])('%s', async (code, bytes) => {
    await expect(clean(await bytes())).rejects.toMatchObject({ code });
  });

  test.each([
    [1, 1],
    [2, 900],
    [900, 2],
    [40, 40],
  ])('image.blank for a picture of %i × %i pixels', async (width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#777' } })
      .png()
      .toBuffer();
    await expect(clean(bytes)).rejects.toMatchObject({ code: 'image.blank' });
  });

  test('a picture of nothing but noise comes out as a page or as blank, in the time of a page', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 90 };
    const bytes = await sharp({ create: { width: 620, height: 877, channels: 3, background: '#777', noise } })
      .png()
      .toBuffer();
    const spent = process.cpuUsage();
    const code = await clean(bytes).then(
      () => 'page',
      (error: unknown) => (error instanceof ExpectedError ? error.code : error),
    );
    expect(['page', 'image.blank']).toContain(code);
    expect(process.cpuUsage(spent).user / 1e6).toBeLessThan(8);
  });

  test('image.empty', async () => {
    await expect(
      cleanPage.run(await scanOf(new Uint8Array()), {
        ...context,
        blobs: { ...blobs, get: async () => new Uint8Array() },
      }),
    ).rejects.toMatchObject({ code: 'image.empty' });
  });

  test('image.too-large, before a pixel is decoded', async () => {
    const vast = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    await expect(clean(vast)).rejects.toMatchObject({
      code: 'image.too-large',
      details: { widthPx: 16_000 },
    });
  });
});

test('a place on the cleaned page leads back to the same place on the scan', async () => {
  const body = `${Array.from({ length: 30 }, (_, i) => `<rect x="${150 + (i % 5) * 190}" y="${300 + Math.floor(i / 5) * 160}" width="130" height="24"/>`).join('')}`;
  const cleaned = await clean(await drawPage({ degrees: 3, body }).png().toBuffer());
  expect(cleaned.skewDegrees).toBeCloseTo(3, 1);
  const { data, info } = await sharp(await blobs.get(cleaned.binary.sha256))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [left, top, right, bottom] = [info.width, info.height, 0, 0];
  for (let i = 0; i < info.width * info.height; i += 1) {
    if ((data[i * info.channels] ?? 255) > 128) continue;
    const [x, y] = [i % info.width, Math.floor(i / info.width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
  }
  const [x, y] = project(cleaned.toScan, [(left + right) / 2 / info.width, (top + bottom) / 2 / info.height]);
  // The middle of the bars, turned with them about the middle of the sheet.
  const [dx, dy] = [(150 + 4 * 190 + 130 + 150) / 2 - 620, (300 + 5 * 160 + 24 + 300) / 2 - 877];
  const [cos, sin] = [Math.cos(Math.PI / 60), Math.sin(Math.PI / 60)];
  expect(x * 1240).toBeCloseTo(620 + dx * cos - dy * sin, -1);
  expect(y * 1754).toBeCloseTo(877 + dx * sin + dy * cos, -1);
});

test('writing under a red stamp stays, the stamp goes from the ink but not from the gray page', async () => {
  const bars = Array.from(
    { length: 30 },
    (_, i) =>
      `<rect x="${150 + (i % 5) * 190}" y="${300 + Math.floor(i / 5) * 160}" width="130" height="24" fill="#223"/>`,
  ).join('');
  const stamp = '<circle cx="620" cy="1400" r="150" fill="none" stroke="#c01818" stroke-width="14"/>';
  const cleaned = await clean(
    await drawPage({ body: bars + stamp })
      .png()
      .toBuffer(),
  );
  const ring = async (sha256: Sha256): Promise<number> => {
    const picture = sharp(await blobs.get(sha256));
    const { width, height } = await picture.metadata();
    const cut = picture.extract({
      left: Math.round(width * (460 / 1240)),
      top: Math.round(height * (1240 / 1754)),
      width: Math.round(width * (320 / 1240)),
      height: Math.round(height * (320 / 1754)),
    });
    return (await sharp(await cut.toBuffer()).stats()).channels[0]?.mean ?? 0;
  };
  expect(await ring(cleaned.binary.sha256)).toBeGreaterThan(253);
  expect(await ring(cleaned.gray.sha256)).toBeLessThan(245);
});

test('small red writing is not taken for a stamp', async () => {
  const words = Array.from(
    { length: 40 },
    (_, i) =>
      `<rect x="${150 + (i % 5) * 190}" y="${300 + Math.floor(i / 5) * 120}" width="90" height="20" fill="#c01818"/>`,
  ).join('');
  const cleaned = await clean(await drawPage({ body: words }).png().toBuffer());
  const { channels } = await sharp(await blobs.get(cleaned.binary.sha256)).stats();
  expect(channels[0]?.mean).toBeLessThan(250);
});
