import type { FieldFigures } from '../field-figures.ts';
import type { PagesEvaluation } from '../evaluate-pages.ts';
import { type Bar, drawBars } from './bars.ts';
import { drawReliability } from './reliability-diagram.ts';
import { colors } from './svg.ts';

/** The charts of a split, by file name. */
export function chartsOf(split: string, evaluation: PagesEvaluation): Readonly<Record<string, string>> {
  const about =
    'Bar: value exact after the whole chain. Dashed: exact as the engine read it, before word lists.';
  const bars = (of: Readonly<Record<string, FieldFigures>>): Bar[] =>
    Object.entries(of).map(([label, { exact, reading, fields }]) => ({
      label,
      share: exact,
      mark: reading,
      color: label.startsWith('hand') ? colors.hand : colors.printed,
      of: fields,
    }));
  return {
    [`${split}-by-kind.svg`]: drawBars(
      `Fields exact by kind, ${split} fonts (synthetic)`,
      bars(evaluation.byReader),
      about,
    ),
    [`${split}-by-font.svg`]: drawBars(`Fields exact by font, ${split}`, bars(evaluation.byFont), about),
    [`${split}-by-condition.svg`]: drawBars(
      `Fields exact by wear of the page, ${split} fonts`,
      bars(evaluation.byCondition),
      about,
    ),
    [`${split}-by-form.svg`]: drawBars(
      `Fields exact by form, ${split} fonts`,
      bars(evaluation.byForm),
      about,
    ),
    [`${split}-reliability.svg`]: drawReliability(
      `Confidence against truth, ${split} fonts`,
      evaluation.reliability,
    ),
  };
}
