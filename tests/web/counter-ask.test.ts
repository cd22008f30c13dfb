import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestExtract } from '#schemas/api/extracts.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { Relation } from '#schemas/extract.ts';
import { ServerUnreachable, UnknownFailure } from '../../web/shared/call.ts';
import { type AskDraft, emptyDraft, faultsOf, requestOf } from '../../web/counter/ask-draft.ts';
import { isOutcomeKnown } from '../../web/counter/is-outcome-known.ts';
import { readDay } from '../../web/counter/read-day.ts';

const today = '2026-11-22';
const key = '4f1f6f0e-5a55-4f0a-9d0c-0a1b2c3d4e5f';
const draft = (part: Partial<AskDraft>): AskDraft => ({ ...emptyDraft, name: 'Đặng Thị Chờ', ...part });

describe('a day as typed', () => {
  test.each([
    ['05/01/2026', '2026-01-05'],
    ['5/1/2026', '2026-01-05'],
    ['5-1-2026', '2026-01-05'],
    ['05012026', '2026-01-05'],
    [' 29/2/2024 ', '2024-02-29'],
    ['29/2/2023', null],
    ['31/4/2026', null],
    ['0/1/2026', null],
    ['5/13/2026', null],
    ['5/1-2026', null],
    ['5/1/26', null],
    ['hôm qua', null],
    ['', null],
  ])('%s is %s', (typed, iso) => expect(readDay(typed)).toBe(iso));

  test('every day that is written out is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const iso = new Date(Date.UTC(1900, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        expect(readDay(`${day}/${month}/${year}`)).toBe(iso);
      }),
    );
  });
});

describe('a request', () => {
  test.each([
    ['nobody named', { name: '  ' }, { name: 'required' }],
    ['no copies', { copies: '0' }, { copies: 'copies-range' }],
    ['no figure', { copies: '' }, { copies: 'copies-range' }],
    ['51 copies', { copies: '51' }, { copies: 'copies-range' }],
    ['a proxy without a letter', { relation: 'proxy' }, { letterFrom: 'required' }],
    ['an agency without its request', { relation: 'agency' }, { letterFrom: 'required' }],
    ['a close relative without a letter', { relation: 'sibling' }, {}],
    [
      'a letter of a day that never was',
      { relation: 'proxy', letterFrom: 'UBND phường', letterDate: '30/02/2026' },
      { letterDate: 'bad-day' },
    ],
    [
      'a letter of tomorrow',
      { relation: 'proxy', letterFrom: 'UBND phường', letterDate: '23/11/2026' },
      { letterDate: 'bad-day' },
    ],
    ['another reason that is not said', { fee: 'other' }, { feeReason: 'required' }],
    ['a letter left over from another choice', { relation: 'parent', letterDate: 'x' }, {}],
  ] as const)('%s', (_, part, faults) => {
    expect(faultsOf(draft(part), today)).toEqual(faults);
  });

  test('of a close relative carries no letter, whatever was typed before the relation changed', () => {
    const body = requestOf(draft({ relation: 'parent', letterFrom: 'UBND', letterNumber: '1' }), key);
    expect(body.requester).toEqual({ name: 'Đặng Thị Chờ', relation: 'parent', paper: '', letter: null });
  });

  test('of a proxy carries the letter; a day not typed stays unknown', () => {
    const typed = { relation: 'proxy', letterFrom: ' UBND phường Thử ', letterNumber: '12/UQ' } as const;
    expect(requestOf(draft(typed), key).requester.letter).toEqual({
      number: '12/UQ',
      date: null,
      from: 'UBND phường Thử',
    });
  });

  test('says why no fee is taken, and nothing where it is paid', () => {
    expect(requestOf(draft({ fee: 'paid', feeReason: 'cũ' }), key).exemption).toBeNull();
    expect(requestOf(draft({ fee: 'listed', feeReason: 'Hộ nghèo' }), key).exemption).toBe('Hộ nghèo');
    expect(requestOf(draft({ fee: 'other', feeReason: ' khác ' }), key).exemption).toBe('khác');
  });

  test('without faults is one the server takes', () => {
    const text = fc.string({ maxLength: 60 });
    const any = fc.record({
      name: text,
      relation: fc.constantFrom(...Relation.options),
      paper: text,
      letterNumber: text,
      letterDate: fc.constantFrom('', '5/1/2026', '30/02/2026', 'x'),
      letterFrom: text,
      copies: fc.constantFrom('1', '50', '0', '', '7'),
      purpose: text,
      fee: fc.constantFrom('paid' as const, 'other' as const),
      feeReason: text,
      withScan: fc.boolean(),
      templateId: fc.constantFrom(null, 'birth-2020-tt04'),
    });
    fc.assert(
      fc.property(any, (one) => {
        const isSound = Object.keys(faultsOf(one, today)).length === 0;
        if (isSound) expect(requestExtract.body.safeParse(requestOf(one, key)).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what became of a request that failed', () => {
  test.each([
    ['no answer', new ServerUnreachable(), false],
    ['an answer of somebody in between', new UnknownFailure('http.502'), false],
    ['no answer in time', new DOMException('', 'TimeoutError'), false],
    ['the database went away', new ExpectedError('store.unreachable'), false],
    ['refused: not approved', new ExpectedError('record.not-approved'), true],
    ['signing failed, the number is void', new ExpectedError('seal.expired'), true],
  ])('%s: known is %s', (_, error, known) => expect(isOutcomeKnown(error)).toBe(known));
});
