import type { LinkModel } from '#schemas/link-model.ts';

/** Prior bits of each class among so many records: with twice as many, a pair is half as likely to be one. */
export const priorOf = ({ prior, records }: LinkModel, among: number): readonly number[] =>
  prior.map((bits, k) => (k === 0 ? 0 : bits + Math.log2(records / Math.max(2, among))));
