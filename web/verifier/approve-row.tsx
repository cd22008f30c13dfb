import { useRef } from 'react';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { Settled, VerifiedField } from '#schemas/field.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import { Icon } from '../shared/icon.tsx';
import { showDate } from '../shared/show-date.ts';
import { useInView } from '../shared/use-in-view.ts';
import { useWording } from '../shared/wording.tsx';
import { deservesLook } from './deserves-look.ts';
import { Doubts } from './doubts.tsx';
import { FieldCrop } from './field-crop.tsx';
import { isChanged } from './is-changed.ts';
import { Reading } from './reading.tsx';

function Value(props: { verified: VerifiedField | null }) {
  const { t } = useWording();
  if (props.verified?.state !== 'written') {
    return <em>{props.verified ? t.fieldStates[props.verified.state] : '—'}</em>;
  }
  return <span lang="vi">{props.verified.written}</span>;
}

/** What the entries around this one say of it. */
function Findings(props: { field: TaskField }) {
  const { t, fill } = useWording();
  if (props.field.findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={t.web.approve.findings}>
      {props.field.findings.map(({ doubt, suggestion }) => (
        <li key={`${doubt} ${suggestion}`}>
          <Icon name="books" />
          {suggestion === null
            ? t.doubts[doubt]
            : fill(t.web.approve.suggestion, { doubt: t.doubts[doubt], suggestion })}
        </li>
      ))}
    </ul>
  );
}

/** One field while approving: what was settled, what it rests on, and the ink. */
export function ApproveRow(props: {
  field: TaskField;
  gray: ImageRef;
  isCurrent: boolean;
  onPick: () => void;
}) {
  const { t, fill } = useWording();
  const { field, isCurrent } = props;
  const row = useRef<HTMLLIElement>(null);
  useInView(row, isCurrent);
  const settled = field.verified?.settled ?? 'one-look';
  const isOpen = deservesLook(field);
  const mark = (
    <span className={`row-state ${isOpen ? 'is-doubtful' : 'is-done'}`}>
      {!isOpen && <Icon name="check" />}
    </span>
  );
  const basis = (said: Readonly<Record<Settled, string>>) => (
    <span className={`basis is-${settled}`} title={t.settled[settled]}>
      {said[settled]}
    </span>
  );
  if (!isCurrent) {
    return (
      <li className="row" ref={row}>
        <button type="button" className="row-line" onClick={props.onPick} tabIndex={-1}>
          {mark}
          <span className="row-label" title={field.label}>
            {t.fields[field.key]}
          </span>
          <span className="row-value">
            <Value verified={field.verified} />
          </span>
          {basis(t.web.approve.bases)}
        </button>
      </li>
    );
  }
  const isDate = ['date', 'date-in-words', 'year'].includes(field.reader);
  const changed = isChanged(field);
  return (
    <li className="row is-current" ref={row} aria-current="true">
      <div className="row-head">
        {mark}
        <span className="row-title" title={field.label}>
          {t.fields[field.key]}
        </span>
        {basis(t.settled)}
        {field.critical && <span className="mini row-critical">{t.web.verifier.critical}</span>}
      </div>
      <FieldCrop field={field} gray={props.gray} />
      <p className="row-decided">
        <Value verified={field.verified} />
        {isDate && field.verified?.value && (
          <small>{fill(t.web.verifier.meaning, { value: showDate(field.verified.value) })}</small>
        )}
      </p>
      <div className="row-why">
        <Doubts doubts={field.read.doubts} />
        <Findings field={field} />
        {changed && <span className="row-changed">{t.web.verifier.changed}</span>}
        {changed && <Reading field={field} />}
      </div>
    </li>
  );
}
