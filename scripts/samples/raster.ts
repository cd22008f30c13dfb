import sharp from 'sharp';

/** Pixels of a page: rows from the top, four bytes each (red, green, blue, how much covers). */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** Draws SVG shapes in millimeters, `pxPerMm` pixels each. */
export async function raster(
  shapes: string,
  page: { widthMm: number; heightMm: number },
  pxPerMm: number,
): Promise<Raster> {
  const width = Math.round(page.widthMm * pxPerMm);
  const height = Math.round(page.heightMm * pxPerMm);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${page.widthMm} ${page.heightMm}" preserveAspectRatio="none">${shapes}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
