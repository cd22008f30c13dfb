import { useEffect, useRef } from 'react';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { VerifiedField } from '#schemas/field.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import { Icon } from '../shared/icon.tsx';
import { Crop } from '../shared/page-viewer/crop.tsx';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { Doubts } from './doubts.tsx';
import { Reading } from './reading.tsx';

/** The first person wrote something else than the machine read: the place to look twice. */
export const isChanged = (field: TaskField): boolean =>
  field.verified !== null &&
  (field.verified.state !== 'written'
    ? field.verified.state === 'unreadable' || !field.read.blank
    : field.verified.written !== field.read.written);

function Value(props: { verified: VerifiedField | null }) {
  const { t } = useWording();
  if (!props.verified || props.verified.state !== 'written') {
    return <em>{props.verified ? t.fieldStates[props.verified.state] : '—'}</em>;
  }
  return <>{props.verified.written}</>;
}

/** One field while approving: what the first person decided, beside the ink. */
export function ApproveRow(props: { field: TaskField; gray: ImageRef; isCurrent: boolean; onPick: () => void }) {
  const { t, fill } = useWording();
  const { field, isCurrent } = props;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const changed = isChanged(field);
  const mark = (
    <span className={`row-state ${changed ? 'is-doubtful' : 'is-done'}`} title={changed ? t.web.verifier.changed : t.web.verifier.same}>
      {!changed && <Icon name="check" />}
    </span>
  );
  if (!isCurrent) {
    return (
      <li className="row" ref={row}>
        <button type="button" className="row-line" onClick={props.onPick} tabIndex={-1}>
          {mark}
          <span className="row-label">{field.label}</span>
          <span className="row-value">
            <Value verified={field.verified} />
          </span>
          {changed && <span className="row-doubt">{t.web.verifier.changed}</span>}
        </button>
      </li>
    );
  }
  const isDate = field.reader === 'date' || field.reader === 'date-in-words';
  return (
    <li className="row is-current" ref={row} aria-current="true">
      <div className="row-head">
        {mark}
        <span className="row-title">{field.label}</span>
        {field.critical && <span className="mini">{t.web.verifier.critical}</span>}
      </div>
      {field.read.box && (
        <Crop image={props.gray} box={field.read.box} alt={fill(t.web.viewer.crop, { field: field.label })} maxHeightPx={110} />
      )}
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
