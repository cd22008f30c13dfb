import type { ConfidenceFeatures } from '#schemas/calibration.ts';
import type { ReadField } from '#schemas/field.ts';
import type { Box } from '#schemas/geometry.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { Truth, TruthField } from '#schemas/truth.ts';

/** One field of a sample page: what stands there and what the whole chain made of it. */
export interface Outcome {
  /** `book/file`. */
  readonly page: string;
  /** Path of the scan. */
  readonly image: string;
  readonly formId: string;
  readonly entry: number;
  readonly key: FieldKey;
  readonly reader: Reader;
  readonly ink: Truth['ink'];
  readonly font: string;
  readonly condition: Truth['condition'];
  readonly truth: TruthField;
  /** Null when the form was not found, or the entry or field on it. */
  readonly got: Got | null;
}

export interface Got {
  /** The engine's preferred reading, before readers and word lists; empty for a blank. */
  readonly text: string;
  readonly field: ReadField;
  readonly features: ConfidenceFeatures;
  /** On the scan. */
  readonly box: Box;
}
