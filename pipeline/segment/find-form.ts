import type { LabelledForm } from '#schemas/form.ts';
import type { Component } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';
import type { Engine } from '../recognize/engine.ts';
import { confirmForm } from './confirm-form.ts';
import { findAnchors } from './find-anchors.ts';
import { type FormFit, fitForm } from './fit-form.ts';
import { printedWords } from './printed-words.ts';
import type { Lattice } from './remove-dots.ts';
import { roughPlace } from './rough-place.ts';

export interface FoundForm {
  readonly form: LabelledForm;
  readonly fit: FormFit;
}

/** What is left of a page when rules and dots are gone, and where the dots were. */
export interface BarePage {
  readonly ink: Bitmap;
  readonly patches: readonly Component[];
  readonly dotRows: readonly Lattice[];
}

/** Two forms that fit this much alike cannot be told apart by the page. */
const alike = 0.97;

/**
 * Of the forms given the one most of whose labels stand where they should. The form that is expected is looked for first,
 * and taken when two fit alike; without one, two that fit alike are none: a person decides. Null when none fits.
 */
export async function findForm(
  page: BarePage,
  forms: readonly LabelledForm[],
  expected: LabelledForm | null,
  engine: Engine,
): Promise<FoundForm | null> {
  const language = forms[0]?.language;
  if (language === undefined) return null;
  if (expected !== null) {
    const rough = roughPlace(expected, page.dotRows, page.ink);
    const others = forms.filter((form) => form !== expected);
    const fit = rough && (await confirmForm(page.ink, expected, rough, others, engine));
    if (fit) return { form: expected, fit };
  }
  const words = await printedWords(page.ink, page.patches, language, engine);
  const found = forms.flatMap((form): FoundForm[] => {
    const anchors = form.printed.filter((text) => text.anchor);
    const sightings = findAnchors(
      words,
      anchors.map((text) => text.text),
    );
    const fit = fitForm(form, anchors, sightings, page.ink);
    return fit === null ? [] : [{ form, fit }];
  });
  found.sort((a, b) => worth(b.fit) - worth(a.fit));
  const [best] = found;
  if (best === undefined) return null;
  const equals = found.filter((one) => worth(one.fit) >= alike * worth(best.fit));
  return equals.find((one) => one.form === expected) ?? (equals.length === 1 ? best : null);
}

const worth = (fit: FormFit): number => fit.anchorsFound * (fit.anchorsFound / fit.anchorsOf);
