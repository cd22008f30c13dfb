import type { MatchDetails } from '../match-details.ts';
import { drawConfusion } from './confusion-matrix.ts';
import { drawPrecisionRecall } from './precision-recall.ts';
import { drawWeightsByKind } from './weights-by-kind.ts';

/** The charts of a run, by file name. */
export function matchCharts({ vn }: MatchDetails): Readonly<Record<string, string>> {
  const [main] = vn;
  if (main === undefined) return {};
  const about = `${main.births} synthetic births, seed ${main.seed}, noise ${main.noise}`;
  return {
    'match-precision-recall.svg': drawPrecisionRecall(
      'Births registered twice (synthetic): precision and recall',
      vn.map(({ noise, births, curve, pairs }) => ({
        name: `noise ${noise}, ${births} births`,
        points: curve,
        chosen: pairs,
      })),
    ),
    'match-weights.svg': drawWeightsByKind(
      'Weight of pairs by what they are',
      `${about}; heights are logarithms`,
      main.histogram,
    ),
    'match-confusion.svg': drawConfusion(
      'What pairs are, and what is said of them',
      `${about}; per cent of the row; strangers of whom nothing is said are not counted`,
      main.confusion,
    ),
  };
}
