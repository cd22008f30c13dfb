import { endAbsence, type OfficeView } from '#schemas/api/office.ts';
import type { AbsenceId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { Keys } from '../shared/keys.tsx';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

/** Who is away, now or soon. */
export function Absences(props: {
  view: OfficeView;
  onAdd: () => void;
  onChanged: () => void;
  onFailed: (error: unknown) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.office.absences;
  const { absences, officers, today } = props.view;
  const end = (id: AbsenceId) =>
    void call(endAbsence, { body: { id } }).then(props.onChanged, props.onFailed);
  return (
    <section className="card office-part">
      <header className="part-head">
        <h2>{texts.title}</h2>
        <button type="button" className="button" onClick={props.onAdd}>
          {texts.add} <Keys keys="Alt+V" />
        </button>
      </header>
      <p className="quiet">{texts.hint}</p>
      {absences.length === 0 && <p>{texts.none}</p>}
      <ul className="absences">
        {absences.map(({ id, officerId, from, to, reason }) => (
          <li key={id}>
            <span className={`right-state is-${from <= today ? 'soon' : 'later'}`}>
              {from <= today ? texts.now : texts.later}
            </span>
            <span>
              {fill(texts.line, {
                name: officers.find((officer) => officer.id === officerId)?.name ?? officerId,
                from: showDate(from),
                ...(to ? { to: showDate(to) } : {}),
              })}
              {reason && <span className="quiet"> · {reason}</span>}
            </span>
            <button type="button" className="button is-quiet" onClick={() => end(id)}>
              {from <= today ? texts.end : texts.withdraw}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
