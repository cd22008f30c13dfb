export interface RelateReport {
  readonly done: number;
  /** Entries whose relations, or who is who in them, are other than before. */
  readonly changed: number;
}

/** What is being done: entries are read, held against each other, and who is who is settled. */
export type RelatePart = 'read' | 'relate' | 'settle';

export interface RelateRun {
  readonly now: () => Date;
  /** After every step, by part: entries done, of how many. */
  readonly progress: (done: number, of: number, part: RelatePart) => void;
}
