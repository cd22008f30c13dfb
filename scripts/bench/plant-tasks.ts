import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { BookManifest } from '#schemas/book.ts';
import type { ReadField } from '#schemas/field.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import { Sha256 } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { MatchedEntry, ReadFields } from '#schemas/steps.ts';
import { hashOf } from '#pipeline/hash.ts';
import { bookIdOf, entryIdOf, pageIdOf, recordIdOf } from '#pipeline/ids.ts';
import type { Blobs } from '#pipeline/stage.ts';
import { workOfReading } from '#pipeline/verify/work-of.ts';
import { analyzeStore } from '#store/analyze.ts';
import { loadForms } from '#store/forms.ts';
import type { Db } from '#store/open.ts';
import { keepBook } from '#store/pages.ts';
import { randomId } from '#store/random-id.ts';
import { projectRoot } from '#workers/project-root.ts';
import { samplePeople, type SearchedPerson } from './people.ts';

const entriesPerBook = 2500;
const atOnce = 500;

/**
 * `count` births that wait for their first look: readings as large as real ones, pictures of real size (pages of the
 * sample books), everything else synthetic. Written straight into the tables: what is measured is working on them.
 */
export async function plantTasks(db: Db, blobs: Blobs, count: number): Promise<void> {
  const scans = await samplePages(blobs);
  const forms = await loadForms(join(projectRoot, 'schemas', 'forms'));
  const form = forms.byId('birth-2015-tt15');
  if (form.layout !== 'labels') throw new Error('the birth form has labels');
  const places = form.entries[0]?.fields ?? [];
  const people = samplePeople(count, 2026);
  for (let at = 0; at < count; at += atOnce) {
    const bookId = bookIdOf('bench', Math.floor(at / entriesPerBook));
    if (at % entriesPerBook === 0)
      await keepBook(db, bookId, manifest(at / entriesPerBook), `Khai sinh ${at}`);
    const entries = people.slice(at, at + atOnce).map((person, n): MatchedEntry => {
      const scan = scans[(at + n) % scans.length] ?? scans[0];
      if (!scan) throw new Error('no sample pages');
      const pageId = pageIdOf(bookId, nameOf(at + n));
      const fields: ReadFields = {};
      for (const { key, boxes } of places) fields[key] = readField(key, person, at + n, boxes[0] ?? null);
      return {
        entryId: entryIdOf(pageId, 0),
        pageId,
        bookId,
        kind: 'birth',
        formId: form.id,
        ordinal: 0,
        box: { left: 0.05, top: 0.05, width: 0.9, height: 0.9 },
        scan,
        gray: scan,
        binary: scan,
        toScan: [1, 0, 0, 0, 1, 0, 0, 0, 1],
        fields,
        candidates: [],
        comparedWith: count,
      };
    });
    await insert(db, entries, at);
  }
  await analyzeStore(db);
}

/** A book holds a scan once; here a few pictures stand for all, so that pages are told apart by other names. */
const nameOf = (n: number): Sha256 => Sha256.parse(createHash('sha256').update(`${n}`).digest('hex'));

const manifest = (n: number) =>
  BookManifest.parse({
    code: `BENCH.${n}`,
    kind: 'birth',
    registerBody: { name: `Ủy ban nhân dân phường Thử ${n % 8}`, within: ['Thành phố Hà Nội'] },
    year: 2016,
    bookNo: String(n),
    formId: null,
    synthetic: true,
  });

/** One field in six is unsure, as in the sample books; the others could be taken as read or need one look. */
function readField(key: FieldKey, person: SearchedPerson, n: number, box: ReadField['box']): ReadField {
  const written =
    (person as unknown as Partial<Record<string, string>>)[key] ?? (n % 3 === 0 ? null : 'Việt Nam');
  const risk = (n + key.length) % 6 === 0 ? 0.2 : (n + key.length) % 2 === 0 ? 0.0005 : 0.01;
  return {
    written,
    value: written,
    blank: written === null,
    confidence: 1 - risk,
    risk,
    doubts: risk > 0.1 ? ['low-confidence', 'readings-differ'] : [],
    box,
    alternatives: written === null ? [] : [`${written}h`, `${written}n`],
  };
}

/** Some sample scans, kept as blobs, as the pictures of all pages. */
async function samplePages(blobs: Blobs): Promise<ImageRef[]> {
  const folder = join(projectRoot, 'samples', 'KS.2016.01');
  const files = (await readdir(folder)).filter((name) => /\.(?:jpe?g|png)$/.test(name)).slice(0, 6);
  return Promise.all(
    files.map(async (file) => {
      // as cleaning leaves them: PNG, gray
      const { data, info } = await sharp(join(folder, file))
        .grayscale()
        .png()
        .toBuffer({ resolveWithObject: true });
      const sha256 = await blobs.put(data);
      return {
        sha256,
        mediaType: 'image/png' as const,
        widthPx: info.width,
        heightPx: info.height,
        dpi: 200,
      };
    }),
  );
}

async function insert(db: Db, entries: readonly MatchedEntry[], at: number): Promise<void> {
  const createdAt = (n: number) => new Date(Date.UTC(2026, 0, 1) + (at + n) * 1000);
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('page')
      .values(
        entries.map((entry, n) => ({
          id: entry.pageId,
          book_id: entry.bookId,
          ordinal: (at + n) % entriesPerBook,
          file_name: `${at + n}.png`,
          scan: JSON.stringify(entry.scan),
          sha256: nameOf(at + n),
          bytes: 1,
        })),
      )
      .execute();
    await tx
      .insertInto('entry')
      .values(
        entries.map((entry) => ({
          id: entry.entryId,
          record_id: recordIdOf(entry.entryId),
          page_id: entry.pageId,
          book_id: entry.bookId,
          kind: entry.kind,
          ordinal: 0,
          status: 'unverified',
          block_keys: [],
          comparable: JSON.stringify({ entryId: entry.entryId, values: {} }),
          entry_no: entry.fields.entryNo?.value ?? null,
          names: [entry.fields.childName?.value ?? ''],
        })),
      )
      .execute();
    const outputs = entries.map((entry) => ({ entry, inputHash: hashOf(entry.entryId) }));
    await tx
      .insertInto('step_output')
      .values(
        outputs.map(({ entry, inputHash }) => ({
          subject_id: entry.entryId,
          step: 'match-records',
          version: 1,
          input_hash: inputHash,
          output: JSON.stringify(entry),
          output_hash: inputHash,
          by: 'machine',
          took_ms: 1,
          started_at: createdAt(0),
        })),
      )
      .execute();
    await tx
      .insertInto('task')
      .values(
        outputs.map(({ entry, inputHash }, n) => {
          const work = workOfReading(entry);
          return {
            id: randomId('task'),
            step: 'verify-entry',
            subject_id: entry.entryId,
            input_hash: inputHash,
            source_step: 'match-records',
            source_subject_id: entry.entryId,
            source_version: 1,
            source_input_hash: inputHash,
            book_id: entry.bookId,
            role: 'verifier',
            priority: 100,
            not_same_as: [],
            fields: work.fields,
            is_hard: work.isHard,
            created_at: createdAt(n),
          };
        }),
      )
      .execute();
  });
}
