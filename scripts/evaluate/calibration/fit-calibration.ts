import { inkOf, onCurve, scoreOf } from '#pipeline/extract/calibrate.ts';
import { mayTakeAsRead } from '#pipeline/extract/may-take-as-read.ts';
import { Calibration, readerFeature } from '#schemas/calibration.ts';
import { isExact } from '../judge.ts';
import type { Got, Outcome } from '../outcome.ts';
import { boost, type Boosted, type Example } from './boost.ts';
import { isotonic, type Scored } from './isotonic.ts';
import { limitForFonts, type Risked } from './limit-for.ts';

const growth = { rounds: 80, rate: 0.1, leastInLeaf: 25 };
const inks = ['print', 'hand'] as const;
type Ink = (typeof inks)[number];

/**
 * From tune outcomes to a calibration. Scores for the curve and the limits come from trees that never saw the field's font
 * (one font left out at a time), as held-out fonts will be met; the trees that are kept have seen all tune fonts.
 */
export function fitCalibration(
  outcomes: readonly Outcome[],
  about: { fitted: string; source: string },
): Calibration {
  const seen = outcomes.flatMap((one) =>
    one.got === null || one.got.field.blank || one.truth.ditto ? [] : [{ ...one, got: one.got }],
  );
  const names = namesOf(seen);
  const example = (one: Seen): Example => ({ values: valuesOf(one, names), wrong: !isExact(one) });
  const fonts = [...new Set(seen.map((one) => one.font))].sort();
  const left = new Map(
    fonts.map((font) => {
      const others = seen.filter((one) => one.font !== font);
      return [font, boost((others.length > 0 ? others : seen).map(example), growth)];
    }),
  );
  const whole = boost(seen.map(example), growth);
  const blank = blankCalibration(names, about);
  const model = (trees: Boosted, shifts: Calibration['shifts']): Calibration => ({
    ...blank,
    base: trees.base,
    trees: [...trees.trees],
    shifts,
  });
  const foreign = (one: Seen, shifts: Calibration['shifts']): number =>
    scoreOf(one.reader, one.got.features, model(left.get(one.font) ?? whole, shifts));

  const shifts = shiftsOf(seen, (one) => foreign(one, {}));
  const scored = seen.map((one) => ({
    one,
    ink: inkOf(one.got.features),
    score: foreign(one, shifts),
    wrong: !isExact(one),
  }));
  const of = (ink: Ink): (Scored & { one: Seen })[] => scored.filter((some) => some.ink === ink);
  const curves = { print: isotonic(of('print')), hand: isotonic(of('hand')) };
  const limits = (ink: Ink): Calibration['limits'][Ink] => {
    const open = { ...blank, limits: { print: anyRisk, hand: anyRisk } };
    const takable = of(ink).flatMap(({ one, score, wrong }): (Risked & { font: string })[] => {
      const risk = onCurve(curves[ink], score);
      const may = mayTakeAsRead({ ...one.got.field, risk }, ink, 'p995', open);
      return may ? [{ risk, wrong, font: one.font }] : [];
    });
    return { p995: limitForFonts(takable, 0.995), p999: limitForFonts(takable, 0.999) };
  };
  return Calibration.parse({
    ...model(whole, shifts),
    curves,
    limits: { print: limits('print'), hand: limits('hand') },
    fields: { print: of('print').length, hand: of('hand').length },
    wrong: {
      print: of('print').filter((some) => some.wrong).length,
      hand: of('hand').filter((some) => some.wrong).length,
    },
  });
}

type Seen = Outcome & { readonly got: Got };

const anyRisk = { p995: 1, p999: 1 };

function blankCalibration(features: string[], about: { fitted: string; source: string }): Calibration {
  const risk = [{ score: 0, risk: 0.5 }];
  const none = { p995: null, p999: null };
  return {
    version: 1,
    ...about,
    fields: { print: 0, hand: 0 },
    wrong: { print: 0, hand: 0 },
    features,
    base: 0,
    trees: [],
    shifts: {},
    curves: { print: risk, hand: risk },
    limits: { print: none, hand: none },
  };
}

/** Signs that differ at all, and one for each kind of field. */
function namesOf(seen: readonly Seen[]): string[] {
  const names = [...new Set(seen.flatMap((one) => Object.keys(one.got.features)))].sort();
  const differ = names.filter((name) => new Set(seen.map((one) => one.got.features[name] ?? 0)).size > 1);
  return [...differ, ...[...new Set(seen.map((one) => readerFeature(one.reader)))].sort()];
}

const valuesOf = (one: Seen, names: readonly string[]): number[] =>
  names.map((name) => (name === readerFeature(one.reader) ? 1 : (one.got.features[name] ?? 0)));

/** What has to be added to a kind's scores so that as many are wrong as they say; drawn to 0 where few were seen. */
function shiftsOf(seen: readonly Seen[], score: (one: Seen) => number): Record<string, number> {
  const kinds = new Map<string, { wrong: number; expected: number; curvature: number }>();
  for (const one of seen) {
    const kind = `${inkOf(one.got.features)}/${one.reader}`;
    const sum = kinds.get(kind) ?? { wrong: 0, expected: 0, curvature: 0 };
    const risk = 1 / (1 + Math.exp(-score(one)));
    kinds.set(kind, {
      wrong: sum.wrong + (isExact(one) ? 0 : 1),
      expected: sum.expected + risk,
      curvature: sum.curvature + risk * (1 - risk),
    });
  }
  return Object.fromEntries(
    [...kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, { wrong, expected, curvature }]) => [
        kind,
        Math.round(Math.max(-1, Math.min(1, (wrong - expected) / (curvature + 5))) * 1e4) / 1e4,
      ]),
  );
}
