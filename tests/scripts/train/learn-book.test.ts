import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BookId, Sha256 } from '#schemas/ids.ts';
import { graph } from '#pipeline/graph.ts';
import { eventsOf } from '#store/events.ts';
import { activateModel, allModels, modelById, modelsFor, rejectModel } from '#store/models.ts';
import { allBooks } from '#store/pages.ts';
import { modelsFolder } from '#workers/models-folder.ts';
import { reread } from '#workers/reread.ts';
import { runStep } from '#workers/run-step.ts';
import { type Learning, learnBook } from '#scripts/train/learn-book.ts';
import type { Trainer } from '#scripts/train/trainer.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';
import { fieldOfLine, readPage } from '#tests/support/read-book.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

type ReadPage = Awaited<ReturnType<typeof readPage>>;

let office: Office;
let verifier: Caller;
let folder: string;
let bookId: BookId;
const verified: ReadPage[] = [];
const unverified: ReadPage[] = [];

beforeAll(async () => {
  office = await openOffice();
  folder = await tempFolder('learn');
  await writeFile(join(folder, 'vie_hotich.traineddata.gz'), model('shipped', 3));
  await writeFile(join(folder, 'vie.traineddata.gz'), 'print');
  verifier = await office.officer('mot', ['verifier']);
  bookId = await office.book();
  for (let ordinal = 0; ordinal < 12; ordinal += 1) {
    const page = await readPage(office, bookId, ordinal);
    if (ordinal % 4 === 3) unverified.push(page);
    else verified.push(page);
  }
  for (const page of verified) await verify(page);
}, 120_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

async function verify({ entryId, read }: ReadPage): Promise<void> {
  const task = await claim(verifier, 'verify-entry', entryId);
  const answer = await verifier.call('POST', `/api/tasks/${task}/verify`, agreeing(read));
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

/** A "model" leaves out so many letters at the end of every line. */
const model = (name: string, missing: number): Buffer => Buffer.from(JSON.stringify({ name, missing }));

function trainerOf(made: Buffer, seen: { learn: number; choose: number }[] = []): Trainer {
  return {
    name: 'vie_hotich',
    files: ['vie_hotich.traineddata.gz'],
    train: async (_, { learn, choose }) => {
      seen.push({ learn: learn.length, choose: choose.length });
      // What it learns from is what stands on the page.
      for (const { png, text } of [...learn, ...choose])
        expect(text).toBe(verified[0]?.texts[fieldOfLine(png)]);
      return { 'vie_hotich.traineddata.gz': made };
    },
    read: async (files, pngs) => {
      const text = Buffer.from(files['vie_hotich.traineddata.gz'] ?? []).toString();
      const { missing } = JSON.parse(text) as { missing: number };
      return pngs.map((png) => {
        const text = verified[0]?.texts[fieldOfLine(png)] ?? '';
        return text.slice(0, Math.max(0, text.length - missing));
      });
    },
  };
}

const put = async (bytes: Uint8Array): Promise<Sha256> => {
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  office.blobs.set(sha256, bytes);
  return sha256;
};

const learning = (trainer: Trainer): Learning => ({
  store: office.store,
  graph,
  blobs: { get: office.ports.blobs.get, put },
  modelsDir: folder,
  trainer,
  now: () => new Date('2026-11-22T03:00:00Z'),
});

const theBook = async () => {
  const book = (await allBooks(office.store.db)).find(({ id }) => id === bookId);
  if (!book) throw new Error('no book');
  return book;
};

const due = async () =>
  (
    await office.store.db
      .selectFrom('outbox')
      .select(['id', 'subject_id', 'input_hash'])
      .where('step', '=', 'recognize-entry')
      .where('state', '=', 'due')
      .orderBy('id')
      .execute()
  ).map((row) => ({ id: String(row.id), entryId: row.subject_id, hash: row.input_hash }));

/** Runs what is due; the "engine" says which models it was given. */
async function readDue(): Promise<(string | null)[]> {
  const keys: (string | null)[] = [];
  const absent = () => {
    throw new Error('reading needs nothing else');
  };
  for (const { id, entryId } of await due()) {
    await runStep(
      {
        graph,
        store: office.store,
        context: {
          blobs: learning(trainerOf(model('-', 0))).blobs,
          forms: office.ports.forms,
          engine: { readLine: absent, findWords: absent, close: absent },
          relate: absent,
          now: () => new Date(),
        },
        pool: {
          run: async ({ models }) => {
            keys.push(models?.key ?? null);
            return [...verified, ...unverified].find((page) => page.entryId === entryId)?.recognized;
          },
          close: async () => undefined,
        },
        log: office.ports.log,
      },
      { name: 'recognize-entry', data: { run: id }, attemptsMade: 0, opts: {} } as never,
    );
  }
  return keys;
}

describe('learning from a verified book', () => {
  test('is refused while too little of it is verified', async () => {
    const other = await office.book();
    const book = (await allBooks(office.store.db)).find(({ id }) => id === other);
    await expect(
      learnBook(learning(trainerOf(model('x', 0))), book as never, { minutes: 1, seed: 1 }),
    ).rejects.toMatchObject({ code: 'train.too-little', details: { have: 0 } });
  });

  test('rejects a model that reads later pages no better, and reads nothing again', async () => {
    const learned = await learnBook(learning(trainerOf(model('worse', 5))), await theBook(), {
      minutes: 1,
      seed: 1,
    });
    expect(learned).toMatchObject({ reread: 0, model: { state: 'rejected', bookId } });
    expect(learned.model.heldOut.after.cer).toBeGreaterThan(learned.model.heldOut.before.cer);
    expect((await modelsFor(office.store.db, bookId)).models).toBeNull();
    expect(await due()).toEqual([]);
  });

  test('switches a better one on, and reads again what nobody verified, once, with it', async () => {
    const { db } = office.store;
    const events = await Promise.all(verified.map(({ recordId }) => eventsOf(db, recordId)));
    const seen: { learn: number; choose: number }[] = [];
    const learned = await learnBook(learning(trainerOf(model('better', 1), seen)), await theBook(), {
      minutes: 1,
      seed: 1,
    });
    const { heldOut, trainedOn } = learned.model;
    expect(learned.model.state).toBe('active');
    expect(heldOut.after.cer).toBeLessThan(heldOut.before.cer);
    expect(Math.max(...trainedOn.pages)).toBeLessThan(Math.min(...heldOut.pages));
    expect(seen[0]?.learn).toBe(trainedOn.lines);

    expect(learned.reread).toBe(unverified.length);
    expect((await due()).map((run) => run.entryId).sort()).toEqual(unverified.map((p) => p.entryId).sort());
    expect(await reread(db, graph, null)).toBe(0);
    expect(await readDue()).toEqual(unverified.map(() => learned.model.id));
    expect(await reread(db, graph, null)).toBe(0);
    expect(await Promise.all(verified.map(({ recordId }) => eventsOf(db, recordId)))).toEqual(events);
  });

  test('a model dropped is read without, and one switched on anew is read with once more', async () => {
    const { db } = office.store;
    const active = (await allModels(db)).find(({ state }) => state === 'active');
    if (!active) throw new Error('none is active');
    const now = new Date();
    await rejectModel(db, active.id, now);
    expect(await reread(db, graph, bookId)).toBe(unverified.length);
    expect(await readDue()).toEqual(unverified.map(() => null));
    await db.transaction().execute((tx) => activateModel(tx, active, now));
    expect(await reread(db, graph, bookId)).toBe(unverified.length);
    expect(await readDue()).toEqual(unverified.map(() => active.id));
    await rejectModel(db, active.id, now);
    expect(await reread(db, graph, bookId)).toBe(unverified.length);
  });

  test('leaves what a person verified meanwhile as it is', async () => {
    const [page] = unverified;
    if (!page) throw new Error('no page');
    await verify(page);
    const { db } = office.store;
    const before = await db.selectFrom('entry').selectAll().where('id', '=', page.entryId).execute();
    await readDue();
    expect(await db.selectFrom('entry').selectAll().where('id', '=', page.entryId).execute()).toEqual(before);
    const tasks = await db
      .selectFrom('task')
      .select(['done_at'])
      .where('subject_id', '=', page.entryId)
      .where('step', '=', 'verify-entry')
      .execute();
    expect(tasks.map((task) => task.done_at !== null)).toEqual([true]);
    expect(await reread(db, graph, bookId)).toBe(0);
  });

  test('a book keeps its own model when another gets one', async () => {
    const { db } = office.store;
    const [kept] = await allModels(db);
    if (!kept) throw new Error('no model');
    await db.transaction().execute((tx) => activateModel(tx, kept, new Date()));
    const other = await office.book();
    expect((await modelsFor(db, other)).models).toBeNull();
    expect((await modelsFor(db, bookId)).models?.key).toBe(kept.id);
    expect((await modelById(db, kept.id)).state).toBe('active');
  });
});

test('a models folder holds the files of the set, and those shipped beside them', async () => {
  const home = join(folder, 'home');
  await mkdir(home);
  const made = model('own', 0);
  const set = { key: 'm-1', files: { 'vie_hotich.traineddata.gz': await put(made) } };
  const ports = { shipped: folder, home, blobs: office.ports.blobs };
  const [path, again] = await Promise.all([modelsFolder(set, ports), modelsFolder(set, ports)]);
  expect(again).toBe(path);
  expect(await readFile(join(path, 'vie_hotich.traineddata.gz'))).toEqual(made);
  expect(await readFile(join(path, 'vie.traineddata.gz'), 'utf8')).toBe('print');
});
