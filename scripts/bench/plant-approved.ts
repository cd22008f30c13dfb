import sharp from 'sharp';
import { sql } from 'kysely';
import type { ImageRef } from '#schemas/geometry.ts';
import type { Blobs } from '#pipeline/stage.ts';
import { cropOf } from '#pipeline/certify/crop-of.ts';
import type { Db } from '#store/open.ts';

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

/**
 * Makes every entry of the store an approved one: its two events with all fields, the verifier's output, its picture.
 * Written by SQL, as what is measured is issuing from them. One picture stands for all.
 */
export async function plantApproved(db: Db, blobs: Blobs): Promise<void> {
  const gray = await pictureOfPage(blobs);
  const evidence = { gray, box: whole };
  const crop = await cropOf(evidence, blobs);
  const filled = (
    json: object,
  ) => sql`replace(replace(replace(replace(replace(replace(replace(replace(replace(
    ${JSON.stringify(json)}::text,
    '@entry', e.id), '@record', e.record_id), '@page', e.page_id), '@booking', e.book_id),
    '@number', coalesce(e.entry_no, '')), '@book', coalesce(e.book_no, '')),
    '@registered', coalesce(e.registration_date, '')), '@born', coalesce(e.event_date, '')),
    '@child', e.names[1])`;
  const named = (json: object) =>
    sql`replace(replace(${filled(json)}, '@mother', coalesce(e.names[2], '')), '@father', coalesce(e.names[3], ''))::jsonb`;
  const event = (seq: number, kind: string, by: string, more: object) =>
    sql`insert into event (record_id, seq, kind, at, by, body)
      select e.record_id, ${seq}, ${kind}, ${at}::timestamptz, ${by},
        ${named({ recordId: '@record', seq, at, by, kind, ...more })} from entry e`.execute(db);
  await event(1, 'entry-verified', verifier, {
    entryId: '@entry',
    recordKind: 'birth',
    fields,
    changed: [],
  });
  await event(2, 'entry-approved', approver, {});
  const output = (step: string, by: string, json: object) =>
    sql`insert into step_output
        (subject_id, step, version, input_hash, output, output_hash, by, took_ms, started_at)
      select e.id, ${step}, 1, md5(e.id), ${named(json)}, md5(e.id), ${by}, 1, ${at}::timestamptz
      from entry e`.execute(db);
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
  await sql`update entry set status = 'approved'`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** A page as cleaning leaves it, its size and all. */
async function pictureOfPage(blobs: Blobs): Promise<ImageRef> {
  const [widthPx, heightPx] = [2480, 3508];
  const paper = { width: widthPx, height: heightPx, channels: 3 as const, background: '#e8e4d8' };
  const png = await sharp({ create: paper }).grayscale().png().toBuffer();
  return { sha256: await blobs.put(png), mediaType: 'image/png', widthPx, heightPx, dpi: 300 };
}
