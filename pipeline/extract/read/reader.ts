import type { Doubt, Hint } from '#schemas/field.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { type InkOf, inkWeight } from '../ink-reading.ts';
import { letterDistance } from '../letter-distance.ts';

/** What a text means as a value of its kind. */
export interface Read {
  /** Normal form; null when it was not understood or cannot be. */
  readonly value: string | null;
  readonly doubts: readonly Doubt[];
  /** How well the text fits what is known of such values: 1 nothing speaks against it, 0 nothing is known. */
  readonly fit: number;
  /** How likely such a value is before anything was read, in nats about 0; for choosing among readings. Default: 0. */
  readonly prior?: number;
  /** What follows from the text and is not in it. */
  readonly hints?: readonly Hint[];
  /** Other texts that may have been meant, best first. */
  readonly alternatives: readonly string[];
}

/** What is known beside the text. */
export interface ReadContext {
  /** No date of the entry can be later than this year; null when the registration date is not known. */
  readonly latestYear: number | null;
  /** When the entry was registered, as far as read (ISO partial date). */
  readonly registered?: string | null;
  /** How sure the machine is of its letters, 0–1: what is surely read is not moved toward a list. */
  readonly trust?: number;
  /** This very text was surely read: nothing in it is put right. */
  readonly stands?: boolean;
  /** Which field of a record it is, where that is known. */
  readonly key?: FieldKey;
  /** What a model saw of the ink, for weighing a text nobody read against those that were; null or absent where none kept it. */
  readonly ink?: InkOf | null;
}

export interface FieldReader {
  /** Takes the text as it stands: a person's word. */
  read(text: string, context: ReadContext): Read;
  /** Takes the text as a machine's reading: may repair it toward what is known, and doubts when it did. Default: `read`. */
  guess?(text: string, context: ReadContext): Read;
}

/** How much better or worse (nats, weighed) the ink fits one text than another; by letters apart where the ink is not known. */
export const inkFor = (text: string, against: string, { ink }: ReadContext): number =>
  ink
    ? inkWeight * (ink.log(text) - ink.log(against))
    : -perLetter * letterDistance(text.toLowerCase(), against.toLowerCase());
const perLetter = 4;

export const understood = (value: string, doubts: readonly Doubt[] = []): Read => ({
  value,
  doubts,
  fit: 1,
  alternatives: [],
});

export const notUnderstood = (
  doubt: Doubt = 'not-understood',
  alternatives: readonly string[] = [],
): Read => ({
  value: null,
  doubts: [doubt],
  fit: 0,
  alternatives,
});

/** NFC, one space between words, none at the ends. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
