/** A line and what stands there. */
export interface LabelledLine {
  readonly png: Uint8Array;
  readonly text: string;
}

/** Files of a model by their names in the models folder. */
export type ModelFiles = Readonly<Record<string, Uint8Array>>;

/** What makes models of one engine. */
export interface Trainer {
  /** First part of its models' ids. */
  readonly name: string;
  /** The files of the models folder that it needs of a parent and makes anew. */
  readonly files: readonly string[];
  /** A model that goes on from `parent`. `choose`: lines to pick among its states by, maybe none. */
  train(
    parent: ModelFiles,
    lines: { readonly learn: readonly LabelledLine[]; readonly choose: readonly LabelledLine[] },
    how: { readonly minutes: number; readonly seed: number },
  ): Promise<ModelFiles>;
  /** What a model reads, one text a line, in their order. */
  read(model: ModelFiles, pngs: readonly Uint8Array[]): Promise<string[]>;
}
