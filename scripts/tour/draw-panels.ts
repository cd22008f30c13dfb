import sharp from 'sharp';
import type { ReadField } from '#schemas/field.ts';
import { vi } from '#schemas/wording/vi.ts';
import { openFont, type FontName } from '#scripts/samples/fonts.ts';
import { outline } from '#scripts/samples/outline.ts';
import type { SampleRead } from './read-sample.ts';

/** Size of one of the four panels, pixels. */
const panel = { width: 1000, height: 1180, head: 54 };
const green = '#1a7f37';
const amber = '#b35900';

const text = (font: FontName, words: string, px: number, x: number, y: number, color: string): string =>
  `<path transform="translate(${x} ${y})" d="${outline(openFont(font), words, px).path}" fill="${color}"/>`;

/** The words that fit into `room` pixels. */
function fitting(font: FontName, words: string, px: number, room: number): string {
  let shown = words;
  while (outline(openFont(font), shown, px).advance > room)
    shown = `${shown.replace(/…$/u, '').slice(0, -1)}…`;
  return shown;
}

const doubted = (field: ReadField): boolean => field.doubts.length > 0;

/** Four panels: the scan, the cleaned page, the boxes on it, what was read; one picture. */
export async function drawPanels(read: SampleRead, title: string): Promise<Buffer> {
  const inner = { width: panel.width - 40, height: panel.height - panel.head - 20 };
  const shrink = (image: Uint8Array) =>
    sharp(image)
      .flatten({ background: '#fff' })
      .resize({ ...inner, fit: 'inside' })
      .toColourspace('srgb')
      .png()
      .toBuffer({ resolveWithObject: true });
  const [scan, binary, gray] = await Promise.all([shrink(read.scan), shrink(read.binary), shrink(read.gray)]);
  const boxes = await sharp(gray.data)
    .composite([{ input: Buffer.from(boxesOf(read, gray.info.width, gray.info.height)) }])
    .png()
    .toBuffer();
  const pictures = [
    scan.data,
    binary.data,
    boxes,
    await sharp(Buffer.from(fieldsOf(read, inner)))
      .png()
      .toBuffer(),
  ];
  const heads = ['1 · bản quét', '2 · làm sạch', '3 · ô của từng mục', '4 · trường đọc được'];
  const layers = pictures.map((input, i) => ({
    input,
    left: (i % 2) * panel.width + 20,
    top: Math.floor(i / 2) * panel.height + panel.head,
  }));
  const labels = heads
    .map((head, i) =>
      text(
        'tinos-bold',
        i === 0 ? `${head} — ${title}` : head,
        25,
        (i % 2) * panel.width + 20,
        Math.floor(i / 2) * panel.height + 38,
        '#333',
      ),
    )
    .join('');
  const size = { width: 2 * panel.width, height: 2 * panel.height };
  return sharp({ create: { ...size, channels: 3, background: '#f4f2ee' } })
    .composite([
      ...layers,
      {
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${labels}</svg>`,
        ),
        left: 0,
        top: 0,
      },
    ])
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
}

function boxesOf(read: SampleRead, width: number, height: number): string {
  const rects = read.entries.flatMap((entry) =>
    Object.values(entry.fields).flatMap((field) => {
      if (field.box === null) return [];
      const color = field.blank ? '#8a8a8a' : doubted(field) ? amber : green;
      const { left, top, width: w, height: h } = field.box;
      return [
        `<rect x="${left * width}" y="${top * height}" width="${w * width}" height="${h * height}" fill="${color}" fill-opacity=".13" stroke="${color}" stroke-width="1.6"/>`,
      ];
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rects.join('')}</svg>`;
}

/** Rows of label, what is written, how sure; several entries of a table follow each other as far as there is room. */
function fieldsOf(read: SampleRead, size: { width: number; height: number }): string {
  const rows = read.entries.flatMap((entry) =>
    Object.entries(entry.fields).map(([key, field]) => ({
      label: (vi.fields as Readonly<Record<string, string>>)[key] ?? key,
      field,
    })),
  );
  const line = Math.max(24, Math.min(34, Math.floor(size.height / Math.max(1, rows.length))));
  const px = line * 0.62;
  const shown = rows.slice(0, Math.floor(size.height / line));
  const drawn = shown.map(({ label, field }, i) => {
    const y = (i + 0.75) * line;
    const color = field.blank ? '#8a8a8a' : doubted(field) ? amber : green;
    const value = field.blank ? '(trống)' : (field.written ?? '(không đọc được)');
    const sure = field.blank ? '' : `${Math.round(field.confidence * 100)} %`;
    return (
      `<line x1="0" y1="${(i + 1) * line}" x2="${size.width}" y2="${(i + 1) * line}" stroke="#ddd"/>` +
      text('tinos', fitting('tinos', label, px, size.width * 0.33), px, 4, y, '#666') +
      text('tinos', fitting('tinos', value, px, size.width * 0.54), px, size.width * 0.36, y, color) +
      text('tinos', sure, px, size.width * 0.92, y, color)
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}</svg>`;
}
