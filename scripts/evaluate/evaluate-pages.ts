import type { Forms } from '#pipeline/stage.ts';
import type { Truth } from '#schemas/truth.ts';
import { type FieldFigures, fieldFigures, fieldFiguresBy, ratio } from './field-figures.ts';
import { isBlankRight } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { outcomesOf } from './outcomes-of.ts';
import { progress } from './progress.ts';
import { type SamplePageRead, readPages } from './read-pages.ts';
import { type ReliabilityBin, reliability } from './reliability.ts';
import type { PageFile } from './split-pages.ts';
import { type TakenFigures, takenAsRead } from './taken-as-read.ts';

export type InkGroup = 'printed' | 'hand';

/** Figures of sample pages, all of them; kept in `docs/figures` for the document. */
export interface PagesEvaluation {
  readonly pages: number;
  /** Share of the pages whose form was found and is the right one. */
  readonly formFound: number;
  /** Share of the fields of those pages rightly called blank or not. */
  readonly blankRight: number;
  readonly medianFitErrorPx: number;
  readonly setAside: readonly { readonly page: string; readonly why: string }[];
  /** Processor time a page, s. */
  readonly seconds: { readonly clean: number; readonly segment: number; readonly recognize: number };
  /** `printed` is printed and typed ink together. */
  readonly byGroup: Readonly<Record<InkGroup, FieldFigures>>;
  readonly byInk: Readonly<Record<string, FieldFigures>>;
  readonly byForm: Readonly<Record<string, FieldFigures>>;
  readonly byReader: Readonly<Record<string, FieldFigures>>;
  readonly byFont: Readonly<Record<string, FieldFigures>>;
  readonly byCondition: Readonly<Record<string, FieldFigures>>;
  readonly formFoundBy: Readonly<Record<string, number>>;
  readonly reliability: Readonly<Record<InkGroup, readonly ReliabilityBin[]>>;
  readonly taken: Readonly<Record<'p995' | 'p999', Readonly<Record<InkGroup, TakenFigures>>>>;
  readonly takenByReader: Readonly<Record<string, TakenFigures>>;
}

export const groupOf = ({ ink }: { readonly ink: Truth['ink'] }): InkGroup =>
  ink === 'hand' ? 'hand' : 'printed';

/**
 * Reads sample pages through the whole chain and lays every field beside its truth. The pages are drawn, not scanned: the
 * figures rank methods and show regressions; they do not say how real ink would fare.
 */
export async function evaluatePages(
  pages: readonly PageFile[],
  forms: Forms,
  how: { processes: number; hinted: boolean; formId?: string },
): Promise<{ evaluation: PagesEvaluation; outcomes: Outcome[] }> {
  const read = await readPages(pages, { ...how, onPage: progress('pages read') });
  const samples = read.filter(({ truth }) => how.formId === undefined || truth.formId === how.formId);
  const outcomes = samples.flatMap((sample) => outcomesOf(sample, forms));
  return { evaluation: evaluationOf(samples, outcomes), outcomes };
}

function evaluationOf(samples: readonly SamplePageRead[], outcomes: readonly Outcome[]): PagesEvaluation {
  const isFound = ({ read, truth }: SamplePageRead): boolean => read.formId === truth.formId && !read.failure;
  const found = samples.filter(isFound);
  const got = outcomes.filter((one) => one.got !== null);
  const ofGroup = (group: InkGroup): Outcome[] => outcomes.filter((one) => groupOf(one) === group);
  const [printed, hand] = [ofGroup('printed'), ofGroup('hand')];
  const meanSeconds = (step: 'clean' | 'segment' | 'recognize'): number =>
    ratio(
      samples.reduce((sum, { read }) => sum + read.seconds[step], 0),
      samples.length,
    );
  const errors = found.flatMap(({ read }) => read.fit?.medianErrorPx ?? []).sort((a, b) => a - b);
  const formIds = [...new Set(samples.map(({ truth }) => truth.formId))].sort();
  const readers = [...new Set(outcomes.map((one) => `${groupOf(one)}/${one.reader}`))].sort();
  return {
    pages: samples.length,
    formFound: ratio(found.length, samples.length),
    blankRight: ratio(got.filter(isBlankRight).length, got.length),
    medianFitErrorPx: errors[errors.length >> 1] ?? 0,
    setAside: samples
      .filter((sample) => !isFound(sample))
      .map(({ page, truth, read }) => ({
        page: `${page.book}/${truth.file} (${truth.formId}, ${truth.condition})`,
        why: read.failure ?? `taken for ${read.formId}`,
      })),
    seconds: {
      clean: meanSeconds('clean'),
      segment: meanSeconds('segment'),
      recognize: meanSeconds('recognize'),
    },
    byGroup: { printed: fieldFigures(printed), hand: fieldFigures(hand) },
    byInk: fieldFiguresBy(outcomes, (one) => one.ink),
    byForm: fieldFiguresBy(outcomes, (one) => `${groupOf(one)}/${one.formId}`),
    byReader: fieldFiguresBy(outcomes, (one) => `${groupOf(one)}/${one.reader}`),
    byFont: fieldFiguresBy(outcomes, (one) => `${one.ink}/${one.font}`),
    byCondition: fieldFiguresBy(outcomes, (one) => `${groupOf(one)}/${one.condition}`),
    formFoundBy: Object.fromEntries(
      formIds.map((id) => {
        const all = samples.filter(({ truth }) => truth.formId === id);
        return [id, ratio(all.filter(isFound).length, all.length)];
      }),
    ),
    reliability: { printed: reliability(printed), hand: reliability(hand) },
    taken: {
      p995: { printed: takenAsRead(printed, 'p995'), hand: takenAsRead(hand, 'p995') },
      p999: { printed: takenAsRead(printed, 'p999'), hand: takenAsRead(hand, 'p999') },
    },
    takenByReader: Object.fromEntries(
      readers.map((name) => [
        name,
        takenAsRead(
          outcomes.filter((one) => `${groupOf(one)}/${one.reader}` === name),
          'p995',
        ),
      ]),
    ),
  };
}
