import { ExpectedError } from '#schemas/errors.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { ExtractTemplate } from '#schemas/template.ts';
import birth2020 from '#schemas/templates/birth-2020-tt04/template.json' with { type: 'json' };
import death2020 from '#schemas/templates/death-2020-tt04/template.json' with { type: 'json' };
import marriage2020 from '#schemas/templates/marriage-2020-tt04/template.json' with { type: 'json' };

/** Every printed extract there is; a new one is its folder and its line here. */
export const templates: readonly ExtractTemplate[] = [birth2020, death2020, marriage2020].map((template) =>
  ExtractTemplate.parse(template),
);

/**
 * The template for a copy issued that day (ISO, in Việt Nam). The day of *issue* decides the form, not the book's.
 * Throws `template.not-found`.
 */
export function templateFor(kind: RecordKind, issuedOn: string): ExtractTemplate {
  const fitting = templates.find(
    (t) => t.kind === kind && t.issuedFrom <= issuedOn && (t.issuedTo === null || issuedOn <= t.issuedTo),
  );
  if (!fitting) throw new ExpectedError('template.not-found', { kind, issuedOn });
  return fitting;
}

/** Throws `template.not-found`. */
export function templateById(id: string): ExtractTemplate {
  const found = templates.find((t) => t.id === id);
  if (!found) throw new ExpectedError('template.not-found', { templateId: id });
  return found;
}
