import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { AuthorizedExtract } from '#schemas/extract.ts';

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/**
 * Prints `n` papers with the same words by a headless Chromium that is already running, one page kept open: milliseconds
 * each. No signature, no archive, no PDF/A: only the printing. Throws where there is no Chromium.
 */
export async function printWithChromium(papers: readonly AuthorizedExtract[]): Promise<number[]> {
  if (!program) throw new Error('bench issue compares with Chromium: install the package chromium');
  const browser = await chromium.launch({ executablePath: program });
  try {
    const page = await browser.newPage();
    const times: number[] = [];
    for (const [n, paper] of papers.entries()) {
      const html = pageOf(paper);
      const startedAt = performance.now();
      await page.setContent(html);
      await page.pdf({ format: 'A4', printBackground: true });
      // the first five start its printing
      if (n >= 5) times.push(performance.now() - startedAt);
    }
    return times;
  } finally {
    await browser.close();
  }
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

const pageOf = ({ number, issuingBody, signatory, values }: AuthorizedExtract): string => `<!doctype html>
<html lang="vi"><style>body{font:13pt 'Times New Roman',Tinos,serif;margin:20mm 20mm 20mm 30mm}h1{text-align:center}</style>
<p>${escaped(issuingBody.name)}</p><p>Số: ${number}</p><h1>GIẤY KHAI SINH<br>(BẢN SAO)</h1>
${Object.entries(values)
  .map(([key, value]) => `<p><b>${key}</b>: ${escaped(value ?? '')}</p>`)
  .join('\n')}
<p style="text-align:center">${signatory.capacityLines.map(escaped).join('<br>')}<br><b>${escaped(signatory.name)}</b></p>`;
