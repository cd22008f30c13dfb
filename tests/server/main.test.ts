import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExpectedError } from '#schemas/errors.ts';
import { type RunningServer, startServer } from '#server/main.ts';
import { type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let server: RunningServer;
let webDir: string;
beforeAll(async () => {
  office = await openOffice();
  webDir = mkdtempSync(join(tmpdir(), 'hotich-web-'));
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>Hộ Tịch</title>');
  writeFileSync(join(webDir, 'assets', 'main-abc123.js'), 'export {};');
  mkdirSync(join(webDir, 'check'));
  writeFileSync(join(webDir, 'check', 'index.html'), '<!doctype html><title>Kiểm tra</title>');
  server = await startServer({ host: '127.0.0.1', port: 0 }, { ...office.ports, webDir });
});
afterAll(async () => {
  await server.close();
  await office.close();
  rmSync(webDir, { recursive: true });
});

test('a port that another program has is said to be in use, by its number', async () => {
  const port = Number(new URL(server.address).port);
  const second = startServer({ host: '127.0.0.1', port }, office.ports);
  await expect(second).rejects.toSatisfy(
    (error) => error instanceof ExpectedError && error.code === 'port.in-use' && error.details.port === port,
  );
});

test('every address of a workplace is the one page, which is asked for anew each time', async () => {
  for (const path of ['/', '/xac-minh', '/quay/record_x', '/ky', '/so-cap', '/co-quan', '/tong-quan']) {
    const answer = await fetch(server.address + path);
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
    expect(await answer.text()).toContain('<title>Hộ Tịch</title>');
  }
});

test('the check page is a page of its own, under the address on the paper and in its QR code', async () => {
  for (const path of ['/x', '/x/', '/x/ABCD-EFGH', '/X/ABCDEFGH']) {
    const answer = await fetch(server.address + path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(await answer.text()).toContain('<title>Kiểm tra</title>');
    expect(answer.headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'");
  }
});

test('a built file is kept for ever, and nothing outside the built folder is given out', async () => {
  const built = await fetch(`${server.address}/assets/main-abc123.js`);
  expect(built.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/assets/none.js', '/..%2f..%2fetc/passwd', '/package.json', '/.env'])
    expect((await fetch(server.address + path)).status).toBeGreaterThanOrEqual(400);
});

test('every answer keeps other sites out of it', async () => {
  for (const path of ['/', '/api/session']) {
    const { headers } = await fetch(server.address + path);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'self'/);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([
      'nosniff',
      'no-referrer',
    ]);
  }
});
