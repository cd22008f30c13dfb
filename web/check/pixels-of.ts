/** Longest side that is looked at, px: a QR code of 38 mm on a whole page at 300 dpi keeps 5 px a module. */
const mostPx = 3600;

/** The pixels of what can be drawn, made smaller where it is larger than helps. */
export function pixelsOf(
  source: CanvasImageSource,
  { width, height }: { readonly width: number; readonly height: number },
): ImageData {
  const scale = Math.min(1, mostPx / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas');
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Of a picture file; null when the browser cannot open it. */
export async function pixelsOfFile(file: Blob): Promise<ImageData | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const pixels = pixelsOf(picture, picture);
  picture.close();
  return pixels;
}
