import type { Details } from './details.ts';

type Numbers = Record<string, number>;

/** The keys that the last line has; second, what the engine read before readers, word lists and checks. */
export function figuresOfEvaluation({ evaluation, latin, yDot, real }: Details): [Numbers, Numbers] {
  const { byGroup, byInk, taken } = evaluation;
  const { printed, hand } = byGroup;
  const reading = (name: string) => byInk[name] ?? { reading: 0, cer: 0, wer: 0 };
  return [
    {
      pages: evaluation.pages,
      form_found: evaluation.formFound,
      blank_right: evaluation.blankRight,
      fit_error_px: evaluation.medianFitErrorPx,
      printed_exact: printed.exact,
      print_exact: byInk.print?.exact ?? 0,
      typed_exact: byInk.typed?.exact ?? 0,
      hand_exact: hand.exact,
      printed_exact_without_marks: printed.exactWithoutMarks,
      hand_exact_without_marks: hand.exactWithoutMarks,
      printed_written: printed.written,
      hand_written: hand.written,
      printed_offered: printed.offered,
      hand_offered: hand.offered,
      printed_cer: printed.cer,
      hand_cer: hand.cer,
      printed_wer: printed.wer,
      hand_wer: hand.wer,
      printed_fields: printed.fields,
      hand_fields: hand.fields,
      ...takenKeys('995', taken.p995),
      ...takenKeys('999', taken.p999),
      ...(latin ? { latin_hand_cer: latin.cer, latin_hand_lines: latin.lines } : {}),
      ...(yDot ? { y_dot_recall: yDot.recall, y_dot_false: yDot.falseShare, y_dot_lines: yDot.lines } : {}),
      ...(real
        ? {
            real_pages: real.pages.length,
            real_line_recall: real.recall,
            real_line_precision: real.precision,
            real_line_iou: real.meanIou,
            real_cer: real.cer ?? 1,
          }
        : {}),
      clean_cpu_s: evaluation.seconds.clean,
      segment_cpu_s: evaluation.seconds.segment,
      recognize_cpu_s: evaluation.seconds.recognize,
    },
    {
      printed_read_exact: printed.reading,
      hand_read_exact: hand.reading,
      print_cer: reading('print').cer,
      typed_cer: reading('typed').cer,
    },
  ];
}

function takenKeys(name: string, of: Details['evaluation']['taken']['p995']): Numbers {
  return Object.fromEntries(
    Object.entries(of).flatMap(([ink, one]) => [
      [`auto_${name}_${ink}`, one.share],
      [`auto_${name}_${ink}_precision`, one.taken === 0 ? 0 : 1 - one.wrong / one.taken],
      [`auto_${name}_${ink}_wrong`, one.wrong],
      [`auto_${name}_${ink}_taken`, one.taken],
      [`auto_${name}_${ink}_wrong_at_most`, one.wrongAtMost],
    ]),
  );
}
