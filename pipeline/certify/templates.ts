import { ExpectedError } from '#schemas/errors.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { ExtractTemplate, TemplateVariant } from '#schemas/template.ts';
import birth2015 from '#schemas/templates/birth-2015-tt15/template.json' with { type: 'json' };
import birth2020 from '#schemas/templates/birth-2020-tt04/template.json' with { type: 'json' };
import birth2020Foreign from '#schemas/templates/birth-2020-tt04-foreign/template.json' with { type: 'json' };
import death2015 from '#schemas/templates/death-2015-tt15/template.json' with { type: 'json' };
import death2020 from '#schemas/templates/death-2020-tt04/template.json' with { type: 'json' };
import death2020Foreign from '#schemas/templates/death-2020-tt04-foreign/template.json' with { type: 'json' };
import marriage2015 from '#schemas/templates/marriage-2015-tt15/template.json' with { type: 'json' };
import marriage2020 from '#schemas/templates/marriage-2020-tt04/template.json' with { type: 'json' };
import marriage2020Foreign from '#schemas/templates/marriage-2020-tt04-foreign/template.json' with {
  type: 'json',
};

/** Every printed extract there is; a new one is its folder and its line here. */
export const templates: readonly ExtractTemplate[] = [
  birth2015,
  birth2020,
  birth2020Foreign,
  death2015,
  death2020,
  death2020Foreign,
  marriage2015,
  marriage2020,
  marriage2020Foreign,
].map((template) => ExtractTemplate.parse(template));

/**
 * What a copy issued that day (ISO, in Việt Nam) may be, the ordinary form first. The day of *issue* decides the form, not
 * the book's; whether the event was registered abroad decides the variant. Empty before the first form we have.
 */
export const templatesFor = (kind: RecordKind, issuedOn: string): ExtractTemplate[] =>
  templates
    .filter(
      (t) => t.kind === kind && t.issuedFrom <= issuedOn && (t.issuedTo === null || issuedOn <= t.issuedTo),
    )
    .sort((a, b) => variants.indexOf(a.variant) - variants.indexOf(b.variant));

const variants = TemplateVariant.options;

/** The ordinary template for a copy issued that day. Throws `template.not-found`. */
export function templateFor(kind: RecordKind, issuedOn: string): ExtractTemplate {
  const fitting = templatesFor(kind, issuedOn).find(({ variant }) => variant === 'ordinary');
  if (!fitting) throw new ExpectedError('template.not-found', { kind, issuedOn });
  return fitting;
}

/** Throws `template.not-found`. */
export function templateById(id: string): ExtractTemplate {
  const found = templates.find((t) => t.id === id);
  if (!found) throw new ExpectedError('template.not-found', { templateId: id });
  return found;
}
