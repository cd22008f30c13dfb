import { expect, test } from 'vitest';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { FieldState, Settled } from '#schemas/field.ts';
import { OfficerId } from '#schemas/ids.ts';
import { deservesLook } from '#web/verifier/deserves-look.ts';
import { taskField } from './task-field.ts';

const by = OfficerId.parse(`officer_${'a'.repeat(26)}`);
const field = (settled: Settled, state: FieldState = 'written'): TaskField => ({
  ...taskField('childName'),
  verified: { state, written: state === 'written' ? 'An' : null, value: null, by, box: null, settled },
  findings: [],
});

test.each([
  ['what only the machine saw', field('as-read'), true],
  ['what an arbiter decided', field('arbitrated'), true],
  ['what nobody could read', field('two-keys', 'unreadable'), true],
  [
    'what something speaks against',
    { ...field('two-keys'), read: { ...taskField('childName').read, doubts: ['impossible-date' as const] } },
    true,
  ],
  [
    'what the entries around it make doubtful',
    { ...field('one-look'), findings: [{ doubt: 'officer-unusual' as const, suggestion: null }] },
    true,
  ],
  ['what two keyed alike', field('two-keys'), false],
  ['what is blank in the book', field('one-look', 'blank'), false],
])('an approver’s own look: %s', (_, shown, deserves) => {
  expect(deservesLook(shown)).toBe(deserves);
});
