import sharp from 'sharp';
import { type Expression, type ExpressionBuilder, sql } from 'kysely';
import type { ImageRef } from '#schemas/geometry.ts';
import type { Blobs } from '#pipeline/stage.ts';
import { cropOf } from '#pipeline/certify/crop-of.ts';
import type { Db } from '#store/open.ts';
import type { Tables } from '#store/tables.ts';

const verifier = `officer_${'v'.repeat(26)}`;
const approver = `officer_${'w'.repeat(26)}`;
const at = '2026-01-05T03:00:00.000Z';
const whole = { left: 0, top: 0, width: 1, height: 1 };
const place = 'Số 12 ngõ 45 phố Bạch Mai, phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội';

const written = (text: string, value = text) => ({
  state: 'written',
  written: text,
  value,
  by: verifier,
  box: { left: 0.1, top: 0.1, width: 0.4, height: 0.03 },
  settled: 'two-keys',
});

/** As many fields as a verified birth has; `@…` is filled with what stands in the entry's row. */
const fields = {
  entryNo: written('@number'),
  bookNo: written('@book'),
  registrationDate: written('@registered'),
  signatory: written('Lê Văn Mẫu'),
  childName: written('@child'),
  childBirthDate: written('@born'),
  childSex: written('Nữ', 'female'),
  childEthnicity: written('Kinh'),
  childNationality: written('Việt Nam'),
  childBirthplace: written('Bệnh viện Phụ sản Trung ương, quận Hoàn Kiếm, thành phố Hà Nội'),
  childOrigin: written('xã Yên Hồ, huyện Đức Thọ, tỉnh Hà Tĩnh'),
  motherName: written('@mother'),
  motherBirthDate: written('1960'),
  motherResidence: written(place),
  fatherName: written('@father'),
  fatherBirthDate: written('1957'),
  fatherResidence: written(place),
};

/** A text in which `@…` is filled from the entry's row, in SQL: a column expression. */
function filledIn(eb: ExpressionBuilder<Tables, 'entry'>, json: object) {
  const columns = {
    '@entry': eb.ref('entry.id'),
    '@record': eb.ref('entry.record_id'),
    '@page': eb.ref('entry.page_id'),
    '@booking': eb.ref('entry.book_id'),
    '@number': eb.ref('entry.entry_no'),
    '@book': eb.ref('entry.book_no'),
    '@registered': eb.ref('entry.registration_date'),
    '@born': eb.ref('entry.event_date'),
    '@child': eb.fn<string>('split_part', [
      eb.fn('array_to_string', ['names', eb.val('|')]),
      eb.val('|'),
      eb.lit(1),
    ]),
    '@mother': eb.fn<string>('split_part', [
      eb.fn('array_to_string', ['names', eb.val('|')]),
      eb.val('|'),
      eb.lit(2),
    ]),
    '@father': eb.fn<string>('split_part', [
      eb.fn('array_to_string', ['names', eb.val('|')]),
      eb.val('|'),
      eb.lit(3),
    ]),
  };
  const start: Expression<string | null> = eb.cast<string>(eb.val(JSON.stringify(json)), 'text');
  const text = Object.entries(columns).reduce<Expression<string | null>>(
    (soFar, [mark, column]) =>
      eb.fn<string>('replace', [
        soFar,
        eb.val(mark),
        eb.fn.coalesce(column, eb.cast<string>(eb.val(''), 'text')),
      ]),
    start,
  );
  return eb.cast<string>(text, 'jsonb');
}

/**
 * Makes every entry of the store an approved one: its two events with all fields, the verifier's output, its picture.
 * Written by the database from its own rows, as what is measured is issuing from them. One picture stands for all.
 */
export async function plantApproved(db: Db, blobs: Blobs): Promise<void> {
  const gray = await pictureOfPage(blobs);
  const evidence = { gray, box: whole };
  const crop = await cropOf(evidence, blobs);
  const event = (seq: number, kind: string, by: string, more: object) =>
    db
      .insertInto('event')
      .columns(['record_id', 'seq', 'kind', 'at', 'by', 'body'])
      .expression((eb) =>
        eb
          .selectFrom('entry')
          .select((of) => [
            'entry.record_id',
            of.lit(seq).as('seq'),
            of.val(kind).as('kind'),
            of.cast<Date>(of.val(at), 'timestamptz').as('at'),
            of.val(by).as('by'),
            filledIn(of, { recordId: '@record', seq, at, by, kind, ...more }).as('body'),
          ]),
      )
      .execute();
  await event(1, 'entry-verified', verifier, { entryId: '@entry', recordKind: 'birth', fields, changed: [] });
  await event(2, 'entry-approved', approver, {});
  const output = (step: string, by: string, json: object) =>
    db
      .insertInto('step_output')
      .columns([
        'subject_id',
        'step',
        'version',
        'input_hash',
        'output',
        'output_hash',
        'by',
        'took_ms',
        'started_at',
      ])
      .expression((eb) =>
        eb
          .selectFrom('entry')
          .select((of) => [
            'entry.id',
            of.val(step).as('step'),
            of.lit(1).as('version'),
            'entry.id as input_hash',
            filledIn(of, json).as('output'),
            'entry.id as output_hash',
            of.val(by).as('by'),
            of.lit(1).as('took_ms'),
            of.cast<Date>(of.val(at), 'timestamptz').as('started_at'),
          ]),
      )
      .execute();
  await output('verify-entry', verifier, {
    entryId: '@entry',
    pageId: '@page',
    bookId: '@booking',
    kind: 'birth',
    formId: 'birth-2015-tt15',
    ...evidence,
    fields: {},
    verifiedBy: verifier,
    verifiedAt: at,
  });
  await output('crop-entry', 'machine', { entryId: '@entry', crop });
  await db.updateTable('entry').set({ status: 'approved' }).execute();
  // every book another body's: made-up numbers of one body would contradict one another
  await sql`update book set manifest = jsonb_set(manifest, '{registerBody,name}',
    to_jsonb((manifest #>> '{registerBody,name}') || ' ' || (manifest ->> 'code')))`.execute(db);
  await sql`vacuum analyze`.execute(db);
  await sql`checkpoint`.execute(db);
}

/** A page as cleaning leaves it, its size and all. */
async function pictureOfPage(blobs: Blobs): Promise<ImageRef> {
  const [widthPx, heightPx] = [2480, 3508];
  const paper = { width: widthPx, height: heightPx, channels: 3 as const, background: '#e8e4d8' };
  const png = await sharp({ create: paper }).grayscale().png().toBuffer();
  return { sha256: await blobs.put(png), mediaType: 'image/png', widthPx, heightPx, dpi: 300 };
}
