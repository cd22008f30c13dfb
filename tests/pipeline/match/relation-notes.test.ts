import { describe, expect, test } from 'vitest';
import { type RegisteredAt, relationNotes } from '#pipeline/match/relation-notes.ts';

const lost: RegisteredAt = {
  entryNo: '45',
  registrationDate: '1962-03-17',
  bookNo: '02',
  body: 'Ủy ban hành chính khu phố Hai Bà Trưng',
};
const anew: RegisteredAt = {
  entryNo: '101',
  registrationDate: '2009-11-05',
  bookNo: '01/2009',
  body: 'Ủy ban nhân dân phường Bạch Mai',
};

describe('what papers say of another registration of the same event', () => {
  test('the earlier one names the later, the later the earlier, in whichever order they come', () => {
    const onLost =
      'Đã đăng ký lại số 101, ngày 05/11/2009, quyển số 01/2009, tại Ủy ban nhân dân phường Bạch Mai.';
    const onAnew =
      'Đăng ký lại. Đã đăng ký lần đầu số 45, ngày 17/03/1962, quyển số 02, tại Ủy ban hành chính khu phố Hai Bà Trưng.';
    expect(relationNotes(lost, anew)['re-registration']).toEqual([onLost, onAnew]);
    expect(relationNotes(anew, lost)['re-registration']).toEqual([onAnew, onLost]);
  });

  test('what is not known is left out with its word, never made up', () => {
    const { 're-registration': notes } = relationNotes(
      { ...lost, entryNo: null, bookNo: null, registrationDate: '1962' },
      { ...anew, bookNo: null },
    );
    expect(notes).toEqual([
      'Đã đăng ký lại số 101, ngày 05/11/2009, tại Ủy ban nhân dân phường Bạch Mai.',
      'Đăng ký lại. Đã đăng ký lần đầu ngày 1962, tại Ủy ban hành chính khu phố Hai Bà Trưng.',
    ]);
  });

  test.each([
    ['no date', { registrationDate: null }],
    ['the same day', { registrationDate: '2009-11-05' }],
    ['a year in which both may be', { registrationDate: '2009' }],
  ])('nothing is proposed where it is not known which came later: %s', (_, other) => {
    expect(relationNotes({ ...lost, ...other }, anew)).toEqual({});
  });

  test('of a corrected one only the paper of what stood before points on; copies, twins and strangers say nothing', () => {
    const notes = relationNotes(lost, anew);
    expect(notes.corrected?.[1]).toBeNull();
    expect(notes.corrected?.[0]).toContain('số 101, ngày 05/11/2009');
    expect(Object.keys(notes).toSorted()).toEqual(['corrected', 're-registration']);
  });
});
