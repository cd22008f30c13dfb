import type { TaskField } from '#schemas/api/tasks.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { useWording } from '../shared/wording.tsx';
import { isDoubtful } from './answers.ts';
import { dateShortcut } from './date-shortcut.ts';
import { FieldSign } from './field-sign.tsx';

/** One field while keying that the cursor is not on. */
export function FieldLine(props: {
  field: TaskField;
  text: string;
  decision: FieldDecision | undefined;
  onPick: () => void;
}) {
  const { t } = useWording();
  const { field, decision, text } = props;
  const [doubt] = decision
    ? field.reader === 'date'
      ? dateShortcut(text).doubts
      : []
    : [...field.read.doubts, ...field.findings.map((finding) => finding.doubt)];
  const isAside = !field.isAsked && !decision;
  return (
    <li className="row">
      <button
        type="button"
        className={`row-line ${isAside ? 'is-not-asked' : ''}`}
        onClick={props.onPick}
        tabIndex={-1}
      >
        <FieldSign decision={decision} isAsked={field.isAsked} isDoubtful={isDoubtful(field)} />
        <span className="row-label" title={field.label}>
          {t.fields[field.key]}
        </span>
        <span className={`row-value ${decision ? '' : 'is-undecided'}`}>
          {decision && decision.state !== 'written' ? (
            <em>{t.fieldStates[decision.state]}</em>
          ) : (
            text || <em>—</em>
          )}
        </span>
        {doubt && <span className="row-doubt">{t.doubts[doubt]}</span>}
        {!doubt && isAside && <span className="row-aside">{t.web.verifier.notAskedShort}</span>}
      </button>
    </li>
  );
}
