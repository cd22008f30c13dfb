import type { LineMap } from './normalize-line.ts';

/** What a line model says of each step of a line, left to right: log-probabilities of its classes, class 0 the blank. */
export interface LineOutput {
  readonly steps: number;
  readonly classes: number;
  /** `steps` rows of `classes`. */
  readonly logs: Float32Array;
}

/**
 * Reads normalized lines, one at a time. The port; implementations are `engine-<make>.ts`.
 * Throws `engine.failed`, never for unreadable ink.
 */
export interface LineReader {
  /** Name and version, as kept with each reading. */
  readonly model: string;
  /** What class i + 1 writes. */
  readonly charset: readonly string[];
  read(line: LineMap): Promise<LineOutput>;
  close(): Promise<void>;
}
