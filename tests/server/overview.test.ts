import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FailedRun, Overview } from '#schemas/api/overview.ts';
import { nameOf } from '#store/blobs-disk.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let digitizer: Caller;
let verifier: Caller;
beforeAll(async () => {
  office = await openOffice();
  digitizer = await office.officer('sohoa', ['digitizer']);
  verifier = await office.officer('kiemtra', ['verifier']);
});
afterAll(() => office.close());

async function plantRun(
  entry: { entryId: string; pageId: string; bookId: string },
  step: string,
  state: string,
) {
  const run = await office.store.db
    .insertInto('outbox')
    .values({
      step,
      version: 1,
      queue: 'text',
      subject_id: entry.entryId,
      input_hash: 'h',
      source_step: 's',
      source_subject_id: entry.pageId,
      source_version: 1,
      source_input_hash: 'h',
      book_id: entry.bookId,
      page_id: entry.pageId,
      priority: 100,
      state,
      ...(state === 'failed' && {
        error_code: 'image.blank',
        error_details: '{"file":"0001.png"}',
        settled_at: new Date(),
      }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return String(run.id);
}

test('an overview says of every book what was read, set aside, verified, and what is due', async () => {
  const bookId = await office.book();
  const read = await office.entry({}, bookId);
  const waiting = await office.entry({}, bookId);
  const failed = await office.entry({}, bookId);
  await plantRun(read, 'extract-fields', 'done');
  await plantRun(waiting, 'extract-fields', 'due');
  await plantRun(failed, 'extract-fields', 'failed');
  const id = await claim(verifier, 'verify-entry', read.entryId);
  await verifier.call('POST', `/api/tasks/${id}/verify`, agreeing(read.read));

  const seen = Overview.parse((await digitizer.call('GET', '/api/overview')).json());
  const book = seen.books.find((one) => one.book.id === bookId);
  expect(book).toMatchObject({
    pages: 3,
    pagesRead: 1,
    pagesSetAside: 1,
    entries: 3,
    entriesVerified: 1,
    entriesApproved: 0,
    steps: [
      { step: 'extract-fields', due: 1, done: 1, failed: 1 },
      { step: 'verify-entry', due: 2, done: 1, failed: 0 },
      { step: 'approve-entry', due: 1, done: 0, failed: 0 },
    ],
  });
  expect(seen.tasks).toContainEqual({ step: 'verify-entry', open: 2, claimed: 0 });

  const pages = (await digitizer.call('GET', `/api/books/${bookId}/pages`)).json().pages;
  const stateOf = (pageId: string) => pages.find((page: { id: string }) => page.id === pageId).state;
  expect([read, waiting, failed].map(({ pageId }) => stateOf(pageId))).toEqual([
    'read',
    'waiting',
    'set-aside',
  ]);
});

describe('a failed run', () => {
  test('is shown with its page and code, and is due again when asked for', async () => {
    const entry = await office.entry();
    const id = await plantRun(entry, 'recognize-entry', 'failed');
    const runs = FailedRun.array().parse((await digitizer.call('GET', '/api/failures')).json());
    expect(runs.find((run) => run.id === id)).toMatchObject({
      step: 'recognize-entry',
      code: 'image.blank',
      details: { file: '0001.png' },
      fileName: '0001.png',
      pageId: entry.pageId,
    });
    expect((await digitizer.call('POST', `/api/failures/${id}/retry`)).json()).toEqual({ ok: true });
    const row = await office.store.db
      .selectFrom('outbox')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row?.state).toBe('due');
    expect((await digitizer.call('POST', `/api/failures/${id}/retry`)).json().code).toBe('id.not-found');
  });
});

describe('a picture', () => {
  test('comes as stored or smaller, to be kept by the browser for ever', async () => {
    const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#abc' } })
      .png()
      .toBuffer();
    const sha256 = nameOf(png);
    office.blobs.set(sha256, png);
    const whole = await verifier.call('GET', `/api/images/${sha256}`);
    expect(whole.headers['content-type']).toBe('image/png');
    expect(whole.rawPayload.equals(png)).toBe(true);
    const small = await verifier.call('GET', `/api/images/${sha256}?width=100`);
    expect(small.headers['content-type']).toBe('image/jpeg');
    expect(small.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({ width: 100, height: 67 });
    const larger = await verifier.call('GET', `/api/images/${sha256}?width=3000`);
    expect((await sharp(larger.rawPayload).metadata()).width).toBe(300);
  });

  test('that no browser shows comes as one it does', async () => {
    const tiff = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#abc' } })
      .tiff()
      .toBuffer();
    office.blobs.set(nameOf(tiff), tiff);
    const shown = await verifier.call('GET', `/api/images/${nameOf(tiff)}`);
    expect(shown.headers['content-type']).toBe('image/jpeg');
  });

  test.each(['jpeg', 'png', 'webp', 'tiff'] as const)(
    'of a %s that breaks off is shown as far as it goes, or said to be damaged; never a bug',
    async (format) => {
      const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
      const whole = await sharp({
        create: { width: 300, height: 400, channels: 3, background: '#abc', noise },
      })
        .toFormat(format)
        .toBuffer();
      const codes: unknown[] = [];
      for (const length of [0.9 * whole.length, 0.5 * whole.length, 0.1 * whole.length, 16]) {
        const part = whole.subarray(0, length);
        office.blobs.set(nameOf(part), part);
        const shown = await verifier.call('GET', `/api/images/${nameOf(part)}?width=100`);
        codes.push(shown.statusCode === 200 ? 200 : shown.json().code);
        if (shown.statusCode === 200)
          expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 100 });
        else expect([shown.statusCode, shown.headers.etag]).toEqual([422, undefined]);
      }
      expect(codes.filter((code) => code !== 200 && code !== 'image.truncated')).toEqual([]);
      expect(codes.at(-1)).toBe('image.truncated');
      if (format === 'jpeg' || format === 'png') expect(codes[1]).toBe(200);
    },
  );

  test('is not what a paper is: its bytes are not given out here', async () => {
    const pdf = Buffer.from('%PDF-1.7 Nguyễn');
    office.blobs.set(nameOf(pdf), pdf);
    expect((await verifier.call('GET', `/api/images/${nameOf(pdf)}`)).statusCode).toBe(404);
  });

  test('of an entry that was opened leaves a line of who looked, once a minute', async () => {
    const { entryId } = await office.entry();
    await claim(verifier, 'verify-entry', entryId);
    await claim(verifier, 'verify-entry', entryId);
    const views = await office.store.db
      .selectFrom('view')
      .selectAll()
      .where('subject_id', '=', entryId)
      .execute();
    expect(views).toMatchObject([{ officer_id: verifier.officer.id }]);
  });
});

test('without built pages an address of a workplace says how to build them', async () => {
  for (const url of ['/', '/xac-minh', '/quay/abc', '/x/0000']) {
    const page = await office.app.inject({ url });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('npm run build');
  }
  expect((await office.app.inject({ url: '/nothing' })).statusCode).toBe(404);
});
