import sharp from 'sharp';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { Blobs } from '#pipeline/stage.ts';

/** A gray JPEG as `cropOf` cuts them: lines of made-up ink on paper that is darker on one side. */
export async function cropJpeg(widthPx = 1600, heightPx = 900): Promise<Uint8Array> {
  const pixels = Buffer.alloc(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const isInk = y % 60 < 4 && (x >> 5) % 7 !== 3 && x > 90 && x < widthPx - 90;
      pixels[y * widthPx + x] = isInk ? 40 : 235 - Math.floor((20 * x) / widthPx);
    }
  return sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality: 72 })
    .toBuffer();
}

/** The paper with its crop kept in `blobs` and its place in the books, at an address as the server writes it. */
export async function croppedExtract(
  extract: AuthorizedExtract,
  blobs: Blobs,
  jpeg?: Uint8Array,
): Promise<AuthorizedExtract> {
  const bytes = jpeg ?? (await cropJpeg());
  const { width, height } = await sharp(bytes).metadata();
  return {
    ...extract,
    checkUrl: `https://hotich.phuonghaibatrung.example.vn/x/${extract.code}`,
    crop: {
      sha256: await blobs.put(bytes),
      mediaType: 'image/jpeg',
      widthPx: width,
      heightPx: height,
      dpi: null,
    },
    source: { bookCode: 'KS.2016.01', bookNo: '01/2016', page: 43, entryNo: '86/2016' },
  };
}
