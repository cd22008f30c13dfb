import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf } from '#web/shared/call.ts';
import { matchPath } from '#web/shared/router.ts';

describe('matchPath', () => {
  test.each([
    ['/', '/', {}],
    ['/quay', '/quay', {}],
    ['/quay', '/quay/', {}],
    ['/quay/:recordId', '/quay/record_a', { recordId: 'record_a' }],
    ['/x/:code', '/x/S9TW%20EN6A', { code: 'S9TW EN6A' }],
    ['/quay', '/quay/record_a', null],
    ['/quay/:recordId', '/quay', null],
    ['/quay/:recordId', '/ky/record_a', null],
    ['/x/:code', '/x/%E0%A4%A', null],
  ])('reads %s at %s', (pattern, path, parts) => {
    expect(matchPath(pattern, path)).toEqual(parts);
  });

  test('gives back every part that was put into an address', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (recordId) => {
        const path = addressOf('/quay/:recordId', { recordId });
        expect(matchPath('/quay/:recordId', path)).toEqual({ recordId });
      }),
    );
  });
});

describe('addressOf', () => {
  test('leaves out of the query what was not asked for', () => {
    expect(addressOf('/api/records', {}, { q: 'nguyễn hoa', kind: undefined, year: null })).toBe(
      '/api/records?q=nguy%E1%BB%85n+hoa',
    );
  });

  test('refuses to call with an id missing', () => {
    expect(() => addressOf('/api/tasks/:taskId/renew')).toThrow(':taskId');
  });
});
