import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EvaluateError } from './evaluate-error.ts';

/** What a column holds, and so how its values are compared; docs/linking.md says it for people. */
export const ColumnRole = z.enum([
  'given-name',
  'surname',
  'name',
  'date',
  'place',
  'text',
  'number',
  'id',
  'ignore',
]);
export type ColumnRole = z.infer<typeof ColumnRole>;

/**
 * `MAPPING.json`: which column holds what. Columns that are not named are ignored. `truth.pattern`: a regular expression whose
 * first group is what rows of one person share in the column of `--truth`, e.g. `^rec-(\d+)-` of `rec-1496-dup-0`.
 */
export const Mapping = z.strictObject({
  columns: z.record(z.string(), ColumnRole),
  truth: z.strictObject({ pattern: z.string() }).optional(),
});
export type Mapping = z.infer<typeof Mapping>;

/** @throws EvaluateError for a file that is not there, not JSON or not a mapping. */
export function readMapping(file: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new EvaluateError(`${file}: ${error instanceof SyntaxError ? 'not JSON' : 'no such file'}`);
  }
  const parsed = Mapping.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new EvaluateError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a mapping'}`);
}
