import type { StepProgress } from '#schemas/api/overview.ts';
import { useWording } from '../shared/wording.tsx';

/** Counts of one book by step, in the order of the flow. */
export function StepTable(props: { steps: readonly StepProgress[] }) {
  const { t, fill } = useWording();
  const texts = t.web.overview;
  const names: Readonly<Record<string, string>> = t.steps;
  const place = (step: string) => Object.keys(t.steps).indexOf(step);
  const seconds = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 2 });
  return (
    <table className="steps">
      <thead>
        <tr>
          <th>{texts.step}</th>
          <th className="is-number">{texts.due}</th>
          <th className="is-number">{texts.done}</th>
          <th className="is-number">{texts.failed}</th>
          <th className="is-number">{texts.median}</th>
        </tr>
      </thead>
      <tbody>
        {[...props.steps]
          .sort((a, b) => place(a.step) - place(b.step))
          .map((step) => (
            <tr key={step.step}>
              <td>{names[step.step] ?? step.step}</td>
              <td className="is-number">{step.due}</td>
              <td className="is-number">{step.done}</td>
              <td className={`is-number ${step.failed > 0 ? 'is-doubtful' : ''}`}>{step.failed}</td>
              <td className="is-number">
                {step.medianMs === null
                  ? '—'
                  : fill(texts.seconds, { count: seconds.format(step.medianMs / 1000) })}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
