import type { LabelledForm } from '#schemas/form.ts';
import type { Component } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';
import type { Engine } from '../recognize/engine.ts';
import { confirmForm, unnamedProof } from './confirm-form.ts';
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
 * and taken when two fit alike; without one, the likeliest two are tried by a few labels, then all by all of the page's words, and
 * two that fit alike are none: a person decides. Null when none fits.
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
    const fit = rough && (await confirmForm(page.ink, expected, rough.toPage, others, engine));
    if (fit) return { form: expected, fit };
  } else {
    const found = await likeliest(page, forms, engine);
    if (found !== null) return found;
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

/** So many forms are tried by a few labels before the whole page is read, which takes as long as five such trials. */
const tries = 2;

/** The form whose writing lines are the page's rows of dots, if its labels say so beyond doubt. */
async function likeliest(
  page: BarePage,
  forms: readonly LabelledForm[],
  engine: Engine,
): Promise<FoundForm | null> {
  const placed = forms.flatMap((form) => {
    const rough = roughPlace(form, page.dotRows, page.ink);
    return rough === null ? [] : [{ form, ...rough }];
  });
  placed.sort((a, b) => b.share - a.share);
  for (const { form, toPage } of placed.slice(0, tries)) {
    const others = forms.filter((other) => other !== form);
    const fit = await confirmForm(page.ink, form, toPage, others, engine, unnamedProof);
    if (fit !== null) return { form, fit };
  }
  return null;
}

const worth = (fit: FormFit): number => fit.anchorsFound * (fit.anchorsFound / fit.anchorsOf);
