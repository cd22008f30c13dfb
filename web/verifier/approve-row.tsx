import { useRef } from 'react';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { VerifiedField } from '#schemas/field.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import { Icon } from '../shared/icon.tsx';
import { showDate } from '../shared/show-date.ts';
import { useInView } from '../shared/use-in-view.ts';
import { useWording } from '../shared/wording.tsx';
import { Doubts } from './doubts.tsx';
import { FieldCrop } from './field-crop.tsx';
import { isChanged } from './is-changed.ts';
import { Reading } from './reading.tsx';

function Value(props: { verified: VerifiedField | null }) {
  const { t } = useWording();
  if (props.verified?.state !== 'written') {
    return <em>{props.verified ? t.fieldStates[props.verified.state] : '—'}</em>;
  }
  return <>{props.verified.written}</>;
}

/** One field while approving: what the first person decided, beside the ink. */
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
  const changed = isChanged(field);
  const doubt = field.read.doubts[0];
  const why = changed ? t.web.verifier.changed : doubt ? t.doubts[doubt] : null;
  const mark = (
    <span className={`row-state ${why ? 'is-doubtful' : 'is-done'}`} title={why ?? t.web.verifier.same}>
      {!why && <Icon name="check" />}
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
          {why && <span className="row-doubt">{why}</span>}
        </button>
      </li>
    );
  }
  const isDate = ['date', 'date-in-words', 'year'].includes(field.reader);
  return (
    <li className="row is-current" ref={row} aria-current="true">
      <div className="row-head">
        {mark}
        <span className="row-title" title={field.label}>
          {t.fields[field.key]}
        </span>
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
        {changed && <Reading field={field} />}
      </div>
    </li>
  );
}
