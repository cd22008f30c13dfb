import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import type { BirthCopy } from './registrations.ts';

/** What is true of each row of a sheet, row by row. Numbers of people are those of the world; -1 for nobody known. */
export interface SheetTruth {
  /** The child; of a marriage the wife, of a death the deceased. */
  readonly person: Int32Array;
  /** Of the child; of a marriage `father` is the husband. */
  readonly mother: Int32Array;
  readonly father: Int32Array;
  readonly family: Int32Array;
  /** Who were born together share it. */
  readonly delivery: Int32Array;
  /** One act of registering; both copies of a book share it. */
  readonly registration: Int32Array;
  readonly copy: readonly BirthCopy[];
}

/** Entries of one kind as they were read, and the truth about them. */
export interface Sheet {
  readonly kind: RecordKind;
  readonly table: LinkTable;
  readonly truth: SheetTruth;
}
