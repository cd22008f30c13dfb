import { useState } from 'react';
import { type OfficeView, revokeDelegation } from '#schemas/api/office.ts';
import type { Delegation } from '#schemas/delegation.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { call } from '../shared/call.ts';
import { Keys } from '../shared/keys.tsx';
import { NoteDialog } from '../shared/note-dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { daysUntil } from './days.ts';
import { type DelegationState, delegationState, isPast } from './delegation-state.ts';

const order: readonly DelegationState['is'][] = ['soon', 'holds', 'later', 'inactive', 'over', 'revoked'];

/** Who may sign, as a table with a small time line; what has ended stays, folded away. */
export function Delegations(props: {
  view: OfficeView;
  onAdd: () => void;
  onChanged: () => void;
  onFailed: (error: unknown) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.office.delegations;
  const { delegations, officers, today } = props.view;
  const [showsPast, setShowsPast] = useState(false);
  const [takingBack, setTakingBack] = useState<Delegation | null>(null);
  const officerOf = (id: string) => officers.find((officer) => officer.id === id);
  const rows = delegations.map((delegation) => {
    const officer = officerOf(delegation.officerId);
    return {
      delegation,
      name: officer?.name ?? delegation.officerId,
      state: delegationState(delegation, today, officer?.isActive ?? false),
    };
  });
  rows.sort((a, b) => order.indexOf(a.state.is) - order.indexOf(b.state.is));
  const past = rows.filter(({ state }) => isPast(state));
  const shown = showsPast ? rows : rows.filter(({ state }) => !isPast(state));
  const inForce = rows.filter(({ state }) => state.is === 'holds' || state.is === 'soon');
  const covers = ({ kinds }: Delegation, kind: RecordKind) => kinds.length === 0 || kinds.includes(kind);
  const nobody = RecordKind.options.filter(
    (kind) => !inForce.some(({ delegation }) => covers(delegation, kind)),
  );
  const takeBack = (reason: string) => {
    if (!takingBack) return;
    setTakingBack(null);
    call(revokeDelegation, { body: { id: takingBack.id, reason } }).then(props.onChanged, props.onFailed);
  };
  const kindNames = (kinds: readonly RecordKind[]) => kinds.map((kind) => t.kinds[kind]).join(', ');
  return (
    <section className="card office-part is-wide">
      <header className="part-head">
        <h2>{texts.title}</h2>
        <button type="button" className="button is-primary" onClick={props.onAdd}>
          {texts.add} <Keys keys="Alt+N" />
        </button>
      </header>
      <p className="quiet">{texts.hint}</p>
      {nobody.length > 0 && <Notice tone="danger">{fill(texts.nobody, { kinds: kindNames(nobody) })}</Notice>}
      {rows.flatMap(({ delegation, name, state }) =>
        state.is === 'soon' ? (
          <Notice key={delegation.id} tone="doubt">
            {fill(texts.endsSoon, {
              name,
              lines: delegation.lines.join(' / '),
              date: showDate(delegation.to ?? ''),
            })}
          </Notice>
        ) : (
          []
        ),
      )}
      {rows.length === 0 && <p className="quiet">{texts.none}</p>}
      {shown.length > 0 && (
        <div className="office-scroll">
          <table className="rights">
            <thead>
              <tr>
                <th scope="col">{texts.officer}</th>
                <th scope="col">{texts.as}</th>
                <th scope="col">{texts.basis}</th>
                <th scope="col">{texts.kinds}</th>
                <th scope="col">{texts.term}</th>
                <th scope="col">{texts.state}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map(({ delegation, name, state }) => (
                <tr key={delegation.id} className={`is-${state.is}`}>
                  <th scope="row">{name}</th>
                  <td>
                    {delegation.lines.map((line) => (
                      <span key={line} className="right-line">
                        {line}
                      </span>
                    ))}
                  </td>
                  <td>
                    {delegation.basis ? (
                      <>
                        {delegation.basis.number}
                        <br />
                        <span className="quiet">{showDate(delegation.basis.date)}</span>
                      </>
                    ) : (
                      '–'
                    )}
                  </td>
                  <td>{delegation.kinds.length > 0 ? kindNames(delegation.kinds) : texts.allKinds}</td>
                  <td className="right-term">
                    <Term delegation={delegation} today={today} state={state} />
                  </td>
                  <td>
                    <StateChip state={state} />
                  </td>
                  <td>
                    {!isPast(state) && (
                      <button
                        type="button"
                        className="button is-quiet"
                        aria-label={fill(texts.takeBackOf, { name })}
                        onClick={() => setTakingBack(delegation)}
                      >
                        {texts.takeBack}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {past.length > 0 && (
        <button type="button" className="plain" onClick={() => setShowsPast(!showsPast)}>
          {showsPast ? texts.hidePast : fill(texts.past, { count: past.length })}
        </button>
      )}
      {takingBack && (
        <NoteDialog
          title={fill(texts.takeBackOf, { name: officerOf(takingBack.officerId)?.name ?? '' })}
          label={texts.takeBackReason}
          submit={texts.takeBack}
          onSubmit={(reason) => takeBack(reason.slice(0, 200))}
          onClose={() => setTakingBack(null)}
        />
      )}
    </section>
  );
}

function StateChip({ state }: { state: DelegationState }) {
  const { t, fill } = useWording();
  const texts = t.web.office.delegations.states;
  const said =
    state.is === 'soon'
      ? state.days === 0
        ? texts.today
        : fill(texts.soon, { days: state.days })
      : state.is === 'revoked'
        ? fill(texts.revoked, { date: showDate(state.at.slice(0, 10)) })
        : texts[state.is];
  return <span className={`right-state is-${state.is}`}>{said}</span>;
}

/** The bar spans half a year before today and a whole one after. */
const span = { before: 183, after: 366 };

function Term(props: { delegation: Delegation; today: string; state: DelegationState }) {
  const { t, fill } = useWording();
  const texts = t.web.office.delegations;
  const { delegation, today, state } = props;
  const { from } = delegation;
  const to = state.is === 'revoked' ? state.at.slice(0, 10) : delegation.to;
  const width = span.before + span.after;
  const at = (day: string) =>
    (Math.min(Math.max(daysUntil(today, day) + span.before, 0), width) / width) * 100;
  const left = at(from);
  const right = to === null ? 100 : at(to);
  const end = delegation.to === null ? texts.noEnd : showDate(delegation.to);
  return (
    <>
      <span>{fill(texts.termLine, { from: showDate(from), to: end })}</span>
      <span
        className="right-bar"
        role="img"
        aria-label={fill(texts.timeline, { from: showDate(from), to: end })}
      >
        <i className="right-span" style={{ left: `${left}%`, width: `${Math.max(right - left, 1)}%` }} />
        <i className="right-today" style={{ left: `${(span.before / width) * 100}%` }} />
      </span>
    </>
  );
}
