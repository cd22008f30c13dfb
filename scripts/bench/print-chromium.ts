import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import { layOut } from '#pipeline/certify/lay-out.ts';
import type { Sheet } from '#pipeline/certify/sheet.ts';
import { sheetSize } from '#pipeline/certify/sheet.ts';
import { templateById } from '#pipeline/certify/templates.ts';

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/**
 * Prints papers by a headless Chromium that is already running, one page kept open: the same words in the same places and
 * faces, the same QR code (`address`). Milliseconds each. No signature, no archive, no PDF/A: only the printing, and the
 * layout is given to it. Throws where there is no Chromium.
 */
export async function printWithChromium(
  papers: readonly AuthorizedExtract[],
  address: string,
): Promise<number[]> {
  if (!program) throw new Error('bench issue compares with Chromium: install the package chromium');
  const browser = await chromium.launch({ executablePath: program });
  try {
    const page = await browser.newPage();
    await page.setContent(empty);
    const times: number[] = [];
    for (const [n, paper] of papers.entries()) {
      const sheet = pageOf(layOut(paper, templateById(paper.templateId), address));
      const startedAt = performance.now();
      await page.evaluate(`document.body.innerHTML = ${JSON.stringify(sheet)}`);
      await page.pdf({ format: 'A4', printBackground: true });
      // the first ten start its printing
      if (n >= 10) times.push(performance.now() - startedAt);
    }
    return times;
  } finally {
    await browser.close();
  }
}

const faces = (['400Regular', '700Bold', '400Regular_Italic'] as const).map((face) => {
  const folder = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json');
  return readFileSync(folder.replace('package.json', `${face}/Tinos_${face}.ttf`)).toString('base64');
});
const escaped = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The sheet in SVG, point by point; fonts come with the page, as nothing else is installed for sure. */
function pageOf({ texts, rules, qr }: Sheet): string {
  const { width, height } = sheetSize;
  const weight = { regular: '', bold: ' font-weight="700"', italic: ' font-style="italic"' };
  const words = texts.map(
    ({ text, style, sizePt, x, y }) =>
      `<text x="${x}" y="${height - y}" font-size="${sizePt}"${weight[style]}>${escaped(text)}</text>`,
  );
  const lines = rules.map((r) => `<rect x="${r.x}" y="${height - r.y}" width="${r.width}" height="0.7"/>`);
  const step = qr.rect.width / qr.size;
  const dots = qr.modules.flatMap((dark, i) =>
    dark ? `M${(i % qr.size) * step} ${Math.floor(i / qr.size) * step}h${step}v${step}h-${step}z` : [],
  );
  const code = `<path transform="translate(${qr.rect.x} ${height - qr.rect.y - qr.rect.height})" d="${dots.join('')}"/>`;
  return `<svg viewBox="0 0 ${width} ${height}">${words.join('')}${lines.join('')}${code}</svg>`;
}

const [regular, bold, italic] = faces.map((data) => `url(data:font/ttf;base64,${data})`);
/** Opened once, with the faces: nothing else is installed for sure. */
const empty = `<!doctype html><html lang="vi"><style>@page{size:A4;margin:0}body{margin:0}
@font-face{font-family:T;src:${regular}}@font-face{font-family:T;font-weight:700;src:${bold}}
@font-face{font-family:T;font-style:italic;src:${italic}}svg{font-family:T;width:210mm;height:296mm}</style><body>`;
