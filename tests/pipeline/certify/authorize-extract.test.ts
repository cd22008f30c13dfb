import { expect, test } from 'vitest';
import { RecordState, type RecordStatus } from '#schemas/events.ts';
import { ExtractRequest } from '#schemas/extract.ts';
import { authorize, type Authorization } from '#pipeline/certify/authorize-extract.ts';
import { sampleExtracts } from './sample-extracts.ts';

const sample = sampleExtracts.birth;
const by = sample.signatory.officerId;
const written = (text: string, value: string | null = text) => ({
  state: 'written' as const,
  written: text,
  value,
  by,
  box: null,
});

const request = ExtractRequest.parse({
  extractId: sample.extractId,
  recordId: sample.recordId,
  kind: 'birth',
  templateId: 'birth-2020-tt04',
  copies: 2,
  requester: { name: 'Phạm Thu Hường', relation: 'mẹ', paper: '' },
  requestedBy: by,
  requestedAt: '2026-11-21T20:00:00.000Z',
});

const state = (status: RecordStatus): RecordState =>
  RecordState.parse({
    status,
    version: 2,
    corrections: [],
    relations: [],
    kind: 'birth',
    entryId: `entry_${'d'.repeat(26)}`,
    verifiedBy: by,
    keyedBy: [by],
    approvedBy: by,
    extracts: [],
    fields: {
      childName: written('Nguyễn Thị Ngọc Ánh'.normalize('NFD'), 'NGUYỄN THỊ NGỌC ÁNH'),
      childBirthDate: written('17-2-2016', '2016-02-17'),
      childSex: written('Nữ', 'female'),
      motherBirthDate: written('chừng 1990', null),
      childPersonalId: { state: 'blank', written: null, value: null, by, box: null },
      note: { state: 'unreadable', written: null, value: null, by, box: null },
    },
  });

const facts = (status: RecordStatus): Authorization => ({
  state: state(status),
  registerBody: sample.registerBody,
  evidence: sample.evidence,
  issuingBody: sample.issuingBody,
  issuedAt: sample.issuedAt,
  signatory: sample.signatory,
  code: sample.code,
  checkUrl: sample.checkUrl,
  at: new Date('2026-12-31T17:30:00.000Z'),
  testMark: true,
});

const twelfth = async () => 12;
const noNumber = async (): Promise<number> => {
  throw new Error('no number is taken for a paper that cannot be made');
};

test.each(['unverified', 'verified', 'sent-back'] as const)(
  'a record that is only %s gives no paper',
  async (status) => {
    await expect(authorize(request, facts(status), noNumber)).rejects.toThrow('record.not-approved');
  },
);

test('prints the letters of the book, the normal form of a date, and says what cannot be read', async () => {
  expect((await authorize(request, facts('approved'), twelfth)).values).toEqual({
    childName: 'Nguyễn Thị Ngọc Ánh',
    childBirthDate: '2016-02-17',
    childSex: 'Nữ',
    motherBirthDate: 'chừng 1990',
    note: '(không đọc được trong Sổ)',
  });
});

test('counts days and years as clocks in Việt Nam do', async () => {
  const extract = await authorize(request, facts('approved'), twelfth);
  expect(extract.issuedOn).toBe('2027-01-01');
  expect(extract.number).toBe('12/2027/GKS-BS');
  expect(extract.authorizedAt).toBe('2026-12-31T17:30:00.000Z');
});

test('a record that was revoked gives no paper', async () => {
  await expect(authorize(request, facts('revoked'), noNumber)).rejects.toThrow('record.revoked');
});

test('a letter no font has takes no number', async () => {
  const { state: approved, ...rest } = facts('approved');
  const fields = { ...approved.fields, childName: { ...approved.fields.childName, written: 'Nguyễn 李' } };
  const odd = { ...rest, state: { ...approved, fields } } as Authorization;
  await expect(authorize(request, odd, noNumber)).rejects.toMatchObject({
    code: 'extract.letter-missing',
    details: { letter: 'U+674E' },
  });
});

test('a paper that would not fit takes no number', async () => {
  const { state: approved, ...rest } = facts('approved');
  const written = 'Phố Huế '.repeat(700).trim();
  const fields = { ...approved.fields, childName: { ...approved.fields.childName, written } };
  const long = { ...rest, state: { ...approved, fields } } as Authorization;
  await expect(authorize(request, long, noNumber)).rejects.toMatchObject({ code: 'extract.too-long' });
});

test('what was decided of a record later stands in its notes', async () => {
  const { state: approved, ...rest } = facts('approved');
  const note = 'Cải chính ngày sinh theo Quyết định số 12/QĐ-UBND ngày 02/01/2026';
  const corrections = [{ seq: 3, at: '2026-11-01T00:00:00.000Z', note, keys: [] }];
  const paper = await authorize(request, { ...rest, state: { ...approved, corrections } }, twelfth);
  expect(paper.values.note).toContain(note);
});
