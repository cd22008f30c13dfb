import type { z } from 'zod';
import type { requestExtract } from '#schemas/api/extracts.ts';
import type { Relation } from '#schemas/extract.ts';
import { readDay } from './read-day.ts';

/** What stands in the form of a request. Nothing of it is kept anywhere but on the screen. */
export interface AskDraft {
  readonly name: string;
  readonly relation: Relation;
  readonly paper: string;
  readonly letterNumber: string;
  /** As typed: `05/01/2026`, or nothing. */
  readonly letterDate: string;
  readonly letterFrom: string;
  /** Figures only. */
  readonly copies: string;
  readonly purpose: string;
  /** `paid`; `listed`: for the reason in `feeReason` as it is listed; `other`: for one that is typed. */
  readonly fee: 'paid' | 'listed' | 'other';
  readonly feeReason: string;
  readonly withScan: boolean;
  /** Null: the ordinary form. */
  readonly templateId: string | null;
}

export const emptyDraft: AskDraft = {
  name: '',
  relation: 'self',
  paper: '',
  letterNumber: '',
  letterDate: '',
  letterFrom: '',
  copies: '1',
  purpose: '',
  fee: 'paid',
  feeReason: '',
  withScan: false,
  templateId: null,
};

/** The letter these must show; null: close relatives and others need none. @source domain §1.5 */
export const letterKindOf = (relation: Relation): 'proxy' | 'agency' | null =>
  relation === 'proxy' || relation === 'agency' ? relation : null;

export type Fault = 'required' | 'copies-range' | 'bad-day';

/** What is wrong with what was typed, by field. `today`: ISO; no letter is of a later day. */
export function faultsOf(draft: AskDraft, today: string): Partial<Record<keyof AskDraft, Fault>> {
  const faults: Partial<Record<keyof AskDraft, Fault>> = {};
  if (draft.name.trim() === '') faults.name = 'required';
  const copies = Number(draft.copies);
  if (!Number.isInteger(copies) || copies < 1 || copies > 50) faults.copies = 'copies-range';
  if (draft.fee === 'other' && draft.feeReason.trim() === '') faults.feeReason = 'required';
  if (letterKindOf(draft.relation)) {
    if (draft.letterFrom.trim() === '') faults.letterFrom = 'required';
    const day = readDay(draft.letterDate);
    if (draft.letterDate.trim() !== '' && (day === null || day > today)) faults.letterDate = 'bad-day';
  }
  return faults;
}

const tidy = (text: string): string => text.normalize('NFC').trim();

/** The request of a draft without faults. */
export function requestOf(draft: AskDraft, idempotencyKey: string): z.input<(typeof requestExtract)['body']> {
  const { relation, withScan, templateId } = draft;
  const letter = letterKindOf(relation) && {
    number: tidy(draft.letterNumber),
    date: readDay(draft.letterDate),
    from: tidy(draft.letterFrom),
  };
  return {
    idempotencyKey,
    requester: { name: tidy(draft.name), relation, paper: tidy(draft.paper), letter },
    copies: Number(draft.copies),
    purpose: tidy(draft.purpose),
    exemption: draft.fee === 'paid' ? null : tidy(draft.feeReason),
    withScan,
    ...(templateId ? { templateId } : {}),
  };
}
