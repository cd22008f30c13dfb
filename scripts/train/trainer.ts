/** A line and what stands there. */
export interface LabelledLine {
  readonly png: Uint8Array;
  readonly text: string;
}

/** What makes models of one engine. Models are bytes as they lie in the models folder. */
export interface Trainer {
  /** The file of the models folder that it makes anew. */
  readonly file: string;
  /** A model that goes on from `parent`. `choose`: lines to pick among its states by, maybe none. */
  train(
    parent: Uint8Array,
    lines: { readonly learn: readonly LabelledLine[]; readonly choose: readonly LabelledLine[] },
    how: { readonly minutes: number; readonly seed: number },
  ): Promise<Uint8Array>;
  /** What a model reads, one text a line, in their order. */
  read(model: Uint8Array, pngs: readonly Uint8Array[]): Promise<string[]>;
}
