import type { LabelledForm, PrintedText } from '#schemas/form.ts';
import type { Homography } from '#schemas/geometry.ts';
import type { Bitmap } from '../clean/picture.ts';
import type { Engine } from '../recognize/engine.ts';
import { findAnchors, lettersOf } from './find-anchors.ts';
import { type FormFit, fitForm } from './fit-form.ts';
import { carry, type Frame } from './frame.ts';
import { wordsInWindows } from './printed-words.ts';

/** As many labels are read; fewer than `enough` of them in their places and the form is searched for on the whole page. */
const asked = 10;
const enough = 6;

/** How many of the labels asked for must be seen: shares of all and of those that no other form has, and how many of these at least. */
interface Proof {
  readonly labels: number;
  readonly own: number;
  readonly fewestOwn: number;
}
const namedProof: Proof = { labels: 0.65, own: 0.5, fewestOwn: 0 };
/** Beyond doubt: nobody said what form the page is of. */
export const unnamedProof: Proof = { labels: 0.9, own: 0.75, fewestOwn: 3 };

/**
 * Lays a form that is expected on the page by a few of its labels, read only where they should be: a tenth of the work of
 * reading the page. Labels that the `others` lack are asked for first. Null when the page is not surely of this form.
 */
export async function confirmForm(
  ink: Bitmap,
  form: LabelledForm,
  rough: Homography,
  others: readonly LabelledForm[],
  engine: Engine,
  proof: Proof = namedProof,
): Promise<FormFit | null> {
  const all = form.printed.filter((text) => text.anchor && lettersOf(text.text).length >= 6);
  const own = all.filter((text) => others.every((other) => !hasAlike(other, text)));
  const anchors = spread(form, own, all);
  if (anchors.length < enough) return null;
  const windows = anchors.map((text) => windowOf(text, rough, ink));
  const words = await wordsInWindows(ink, windows, form.language, engine);
  const sightings = words.flatMap((list, anchor) =>
    findAnchors(list, [anchors[anchor]?.text ?? '']).map((sighting) => ({ ...sighting, anchor })),
  );
  const fit = fitForm(form, anchors, sightings, ink);
  if (fit === null || fit.anchorsFound < Math.max(enough, anchors.length * proof.labels)) return null;
  const seen = new Set(sightings.map((sighting) => sighting.anchor));
  const ownAsked = anchors.filter((text) => own.includes(text));
  const ownSeen = ownAsked.filter((text) => seen.has(anchors.indexOf(text)));
  return ownSeen.length < Math.max(proof.fewestOwn, ownAsked.length * proof.own) ? null : fit;
}

function windowOf(text: PrintedText, rough: Homography, page: Bitmap): Frame {
  const frame = carry(text.box, rough);
  const spare = 0.012 * page.width;
  return {
    left: frame.left - 1.6 * spare,
    right: frame.right + 1.6 * spare,
    top: frame.top - spare,
    bottom: frame.bottom + spare,
  };
}

/** Whether another form prints the same text at about the same place. */
const hasAlike = (other: LabelledForm, text: PrintedText): boolean =>
  other.printed.some(
    (one) =>
      Math.abs(one.box.top - text.box.top) < 0.01 &&
      Math.abs(one.box.left - text.box.left) < 0.02 &&
      lettersOf(one.text) === lettersOf(text.text),
  );

/** Up to four of the form's own labels, then always the label farthest from those chosen. */
function spread(form: LabelledForm, own: readonly PrintedText[], all: readonly PrintedText[]): PrintedText[] {
  const chosen: PrintedText[] = [];
  const middle = ({ box }: PrintedText): [number, number] => [
    (box.left + box.width / 2) * form.page.widthMm,
    (box.top + box.height / 2) * form.page.heightMm,
  ];
  const far = (text: PrintedText): number => {
    const [x, y] = middle(text);
    return Math.min(...chosen.map((other) => Math.hypot(x - middle(other)[0], y - middle(other)[1])), 1e6);
  };
  const take = (from: readonly PrintedText[], upTo: number): void => {
    while (chosen.length < upTo) {
      const rest = from.filter((text) => !chosen.includes(text));
      if (rest.length === 0) return;
      chosen.push(rest.reduce((a, b) => (far(b) > far(a) ? b : a)));
    }
  };
  take(own, 4);
  take(all, asked);
  return chosen;
}
