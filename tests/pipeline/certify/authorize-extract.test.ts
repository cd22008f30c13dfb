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
  sequence: 12,
  code: sample.code,
  checkUrl: sample.checkUrl,
  at: new Date('2026-12-31T17:30:00.000Z'),
  testMark: true,
});

test.each(['unverified', 'verified', 'sent-back'] as const)(
  'a record that is only %s gives no paper',
  (status) => {
    expect(() => authorize(request, facts(status))).toThrow('record.not-approved');
  },
);

test('prints the letters of the book, the normal form of a date, and says what cannot be read', () => {
  expect(authorize(request, facts('approved')).values).toEqual({
    childName: 'Nguyễn Thị Ngọc Ánh',
    childBirthDate: '2016-02-17',
    childSex: 'Nữ',
    motherBirthDate: 'chừng 1990',
    note: '(không đọc được trong Sổ)',
  });
});

test('counts days and years as clocks in Việt Nam do', () => {
  const extract = authorize(request, facts('approved'));
  expect(extract.issuedOn).toBe('2027-01-01');
  expect(extract.number).toBe('12/2027/GKS-BS');
  expect(extract.authorizedAt).toBe('2026-12-31T17:30:00.000Z');
});
