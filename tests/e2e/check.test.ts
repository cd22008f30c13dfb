import { generateKeyPairSync, sign } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { qrSigned, readQrToken, writeQrToken } from '#schemas/qr-token.ts';
import { en } from '#schemas/wording/en.ts';
import { vi } from '#schemas/wording/vi.ts';
import { qrAddress } from '#pipeline/certify/qr-address.ts';
import { seriousFaults } from '#tests/support/axe.ts';
import { openBrowser, picture, type TestBrowser } from '#tests/support/browser.ts';
import { type IssuedPaper, issuing } from '#tests/support/issued-papers.ts';
import { needProgram } from '#tests/support/need-program.ts';
import { serveOffice } from '#tests/support/served-office.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const words = vi.web.check;
const phone = { width: 390, height: 844 };
let served: Awaited<ReturnType<typeof serveOffice>>;
let browser: TestBrowser;
let papers: Awaited<ReturnType<typeof issuing>>;
let paper: IssuedPaper;
/** What its QR code holds. */
let address: URL;
beforeAll(async () => {
  served = await serveOffice();
  browser = await openBrowser();
  papers = await issuing(served.office);
  paper = await papers.issue();
  address = new URL(await qrAddress(paper.authorized, served.office.ports.keys.seal));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function onPhone(path = 'x/'): Promise<Page> {
  const page = await browser.person();
  await page.setViewportSize(phone);
  await page.goto(served.url + path);
  return page;
}

/** The whole of a phone's page, however long. */
async function shoot(page: Page, name: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: phone.width, height: Math.max(phone.height, height) });
  await picture(page, name);
  await page.setViewportSize(phone);
}

const verdict = async (page: Page, wanted: string): Promise<void> => {
  await page.locator(`[data-verdict=${wanted}]`).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
};
const again = (page: Page) => page.getByRole('button', { name: words.another }).click();
const give = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) =>
  page.locator('input[type=file]').setInputFiles(file);

/** A photograph of a code, as a phone takes it: askew, with a margin. */
async function photo(text: string) {
  const code = await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 4, scale: 6 });
  const buffer = await sharp(code)
    .rotate(7, { background: '#ddd' })
    .extend({ top: 90, bottom: 120, left: 70, right: 60, background: '#ddd' })
    .blur(0.8)
    .jpeg({ quality: 70 })
    .toBuffer();
  return { name: 'ma.jpg', mimeType: 'image/jpeg', buffer };
}

/** Another letter at a place of the token. */
function tampered(text: string, at: number): string {
  const place = text.indexOf('#') + at;
  return text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1);
}

/** The same facts, signed by somebody else. */
function bySomebody(text: string): string {
  const facts = readQrToken(new URL(text).hash)?.facts;
  if (!facts) throw new Error('no token');
  const { privateKey } = generateKeyPairSync('ed25519');
  const keyId = '0123456789abcdef';
  const token = writeQrToken(facts, keyId, sign(null, qrSigned(facts, keyId), privateKey));
  return `${text.split('#')[0]}#${token}`;
}

test('anybody types the printed code with the keyboard alone, and reads the answer in two languages', async () => {
  onTestFailed(() => browser.evidence('check code'));
  const page = await onPhone();
  await page.getByText(words.ready).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await shoot(page, 'check-start');
  await page.locator('body').press('Tab');
  for (let tabs = 0; tabs < 12; tabs++) {
    if ((await page.locator('input[name=code]:focus').count()) > 0) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(paper.authorized.code.toLowerCase());
  await page.keyboard.press('Enter');
  await verdict(page, 'valid');
  expect(await page.getByRole('heading', { name: words.valid }).count()).toBe(1);
  expect(await page.getByText(words.test).count()).toBe(1);
  expect(await page.getByText(paper.authorized.number, { exact: true }).count()).toBe(1);
  expect(await page.locator('body').textContent()).not.toMatch(/Nguyễn|Trần/);
  await page.getByRole('button', { name: vi.web.app.language }).click();
  await page.getByText(en.web.check.valid).waitFor();
  expect(await page.getByText(en.web.check.validHint).count()).toBe(1);
  await page.goBack();
  await page.getByText(en.web.check.enter).waitFor();
  expect(browser.complaints).toEqual([]);
});

test('a phone’s camera opens the code’s address, in capitals: the page says where it stands in the book, then that it was corrected', async () => {
  onTestFailed(() => browser.evidence('check address'));
  const own = await papers.issue();
  const { pathname, hash } = new URL(await qrAddress(own.authorized, served.office.ports.keys.seal));
  expect(pathname).toBe(`/X/${own.authorized.code}`);
  const page = await onPhone(pathname.slice(1) + hash);
  await verdict(page, 'valid');
  const { source, crop } = own.authorized;
  expect(await page.getByText(`trang ${source?.page}, số ${source?.entryNo}`).count()).toBe(1);
  expect(await page.locator('.facts code').textContent()).toBe(
    crop?.sha256.slice(0, 16).replace(/(....)(?=.)/g, '$1 '),
  );
  await shoot(page, 'check-valid');
  await papers.correct(own);
  await page.reload();
  await verdict(page, 'corrected');
  await shoot(page, 'check-corrected');
  await papers.revoke(own);
  await page.reload();
  await verdict(page, 'voided');
  await shoot(page, 'check-voided');
  const sent = await page.request.get(`${served.url}x/${own.authorized.code}`);
  expect(sent.headers()['content-security-policy']).toContain("'wasm-unsafe-eval'");
  expect(browser.complaints).toEqual([]);
});

test('opened once, it tells true codes from changed ones with the server gone', {
  timeout: 120_000,
}, async () => {
  onTestFailed(() => browser.evidence('check offline'));
  const page = await onPhone();
  await page.getByText(words.ready).waitFor();
  await served.stop();
  try {
    await page.goto(`${served.url}x/`);
    await give(page, await photo(address.href));
    await verdict(page, 'heldThen');
    expect(await page.getByText(paper.authorized.number, { exact: true }).count()).toBe(1);
    expect(await page.getByText(words.registers.offline).count()).toBe(1);
    await shoot(page, 'check-offline');

    for (const at of [40, 200, 300]) {
      await again(page);
      await give(page, await photo(tampered(address.href, at)));
      await verdict(page, 'forged');
    }
    await shoot(page, 'check-forged');
    await again(page);
    const other = address.href.replace(paper.authorized.code, '0000000000000000');
    await give(page, await photo(other));
    await verdict(page, 'otherCode');
    await again(page);
    await give(page, await photo(bySomebody(address.href).replace(address.host, new URL(served.url).host)));
    await verdict(page, 'keyUnknown');
    await again(page);
    await give(page, await photo(bySomebody(address.href)));
    await verdict(page, 'elsewhere');
    await again(page);
    await give(page, await photo('https://example.com/menu'));
    await page.getByText(words.otherQr).waitFor();
    await give(page, {
      name: 'trang.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 300, height: 300, channels: 3, background: 'white' } })
        .png()
        .toBuffer(),
    });
    await page.getByText(words.noQr).waitFor();
    await give(page, { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('chữ') });
    await page.getByText(words.badFile).waitFor();
    await give(page, { name: 'giay.pdf', mimeType: 'application/pdf', buffer: paper.pdf });
    await page.getByText(words.fileOffline).waitFor();

    const opened = await page.context().newPage();
    await opened.goto(`${served.url}X/${paper.authorized.code}${address.hash}`);
    await verdict(opened, 'heldThen');
    await served.start();
    await opened.getByRole('button', { name: words.again }).click();
    await verdict(opened, 'valid');
  } finally {
    await served.start().catch(() => undefined);
  }
});

test('what is kept for then is the page’s own files and the public keys, and no workplace is under its worker', async () => {
  const page = await onPhone();
  await page.getByText(words.ready).waitFor();
  await page.goto(`${served.url}x/${paper.authorized.code}`);
  await verdict(page, 'valid');
  const kept = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
    return found;
  });
  const files = kept.filter((path) => !/^\/(assets|check)\//.test(path));
  expect(files.sort()).toEqual(['/api/check/keys', '/x/']);
  expect(kept.filter((path) => /verifier|counter|registrar|main|\.woff$/.test(path))).toEqual([]);
  expect(kept.some((path) => path.endsWith('.wasm'))).toBe(true);
  const work = await page.context().newPage();
  await work.goto(`${served.url}xac-minh`);
  await work.locator('input[name=login]').waitFor();
  expect(await work.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
});

test('a PDF is dropped in: whole and in force; with one byte changed, refused', async () => {
  onTestFailed(() => browser.evidence('check pdf'));
  const page = await onPhone();
  const pdf = { name: 'trich-luc.pdf', mimeType: 'application/pdf', buffer: paper.pdf };
  await give(page, pdf);
  await verdict(page, 'fileValid');
  await shoot(page, 'check-pdf');
  await again(page);
  const altered = Buffer.from(paper.pdf);
  const at = altered.length >> 1;
  altered[at] = (altered[at] ?? 0) ^ 1;
  await give(page, { ...pdf, buffer: altered });
  await verdict(page, 'fileAltered');
  await shoot(page, 'check-pdf-altered');
  await again(page);
  await give(page, { ...pdf, buffer: Buffer.from('%PDF-1.4\n%%EOF') });
  await verdict(page, 'fileNotOurs');
  await again(page);
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], 'trich-luc.pdf', { type: 'application/pdf' }));
      return data;
    },
    [...paper.pdf],
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  await verdict(page, 'fileValid');
});

test('the camera sees the code on the paper', { timeout: 120_000 }, async () => {
  const folder = await tempFolder('camera');
  const film = join(folder, 'paper.y4m');
  await writeFile(film, await filmOf(address.href));
  const withCamera = await chromium.launch({
    executablePath: needProgram('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const context = await withCamera.newContext({ viewport: phone, locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(`${served.url}x/`);
    await page.getByRole('button', { name: words.scan }).press('Enter');
    await verdict(page, 'valid');
    expect(new URL(page.url()).hash).toBe(address.hash);
  } finally {
    await withCamera.close();
    await rm(folder, { recursive: true });
  }
});

/** A film of one still picture, as Chromium takes it for a camera: the paper's code and a stranger's beside it on a desk. */
async function filmOf(text: string): Promise<Buffer> {
  const [width, height] = [1280, 720];
  const stranger = await QRCode.toBuffer('https://example.com/menu', { margin: 4, scale: 6 });
  const code = await sharp(await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', margin: 4, scale: 5 }))
    .resize({ height: 520 })
    .toBuffer();
  const still = await sharp({ create: { width, height, channels: 3, background: '#b9b4a8' } })
    .composite([
      { input: code, left: 40, top: 100 },
      { input: stranger, left: 900, top: 200 },
    ])
    .grayscale()
    .raw()
    .toBuffer();
  const gray = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), still, gray]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 10 }, () => frame),
  ]);
}
