import type { TrueKind } from '../confusion.ts';

export const kindColors: Readonly<Record<TrueKind, string>> = {
  'second-copy': '#2f6f4f',
  're-registration': '#3f6fb5',
  corrected: '#7a55a8',
  twin: '#c2702c',
  sibling: '#d9ae3c',
  unrelated: '#9aa0a8',
};
