import type { Ref } from 'react';
import type { ExtractView } from '#schemas/api/extracts.ts';
import type { OwnSigning } from '#schemas/api/signing.ts';
import { Icon } from '../shared/icon.tsx';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { isLate } from './by-due.ts';

/** What waits, with check marks, and below it what was handled lately. */
export function WaitingList(props: {
  waiting: readonly ExtractView[];
  recent: readonly ExtractView[];
  currentId: string | null;
  chosen: ReadonlySet<string>;
  rights: OwnSigning['rights'];
  listRef: Ref<HTMLUListElement>;
  onOpen: (id: string) => void;
  onChoose: (id: string) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.registrar;
  const now = Date.now();
  const when = (extract: ExtractView) => {
    if (extract.dueAt === null) return fill(texts.askedAt, { time: showMoment(extract.requestedAt) });
    const time = showMoment(extract.dueAt);
    return fill(isLate(extract, now) ? texts.late : texts.due, { time });
  };
  const head = (extract: ExtractView) => (
    <span className="sign-line-head">
      <span className={`kind is-${extract.kind}`}>{t.kinds[extract.kind]}</span>
      <strong>{extract.subject}</strong>
    </span>
  );
  return (
    <ul className="hits" ref={props.listRef}>
      {props.waiting.map((extract) => (
        <li key={extract.id} className="wait">
          <input
            type="checkbox"
            className="wait-tick"
            checked={props.chosen.has(extract.id)}
            aria-label={fill(texts.choose, { subject: extract.subject })}
            onChange={() => props.onChoose(extract.id)}
          />
          <button
            type="button"
            className="sign-line"
            aria-current={extract.id === props.currentId}
            onClick={() => props.onOpen(extract.id)}
          >
            {head(extract)}
            <span className="sign-line-facts">
              <span className={isLate(extract, now) ? 'is-late' : ''}>
                {when(extract)}
                {' · '}
                {fill(t.web.ask.copiesOf, { copies: extract.copies })}
              </span>
              {!props.rights[extract.kind] && <span className="mini">{texts.outOfScope}</span>}
              {extract.status === 'authorized' && <span className="mini is-strong">{texts.toProgram}</span>}
            </span>
          </button>
        </li>
      ))}
      {props.recent.length > 0 && (
        <li className="side-heading">
          <Icon name="clock" /> {texts.recent}
        </li>
      )}
      {props.recent.map((extract) => (
        <li key={extract.id}>
          <button
            type="button"
            className="sign-line"
            aria-current={extract.id === props.currentId}
            onClick={() => props.onOpen(extract.id)}
          >
            {head(extract)}
            <span className="sign-line-facts">
              <span>{extract.number ?? fill(texts.askedAt, { time: showMoment(extract.requestedAt) })}</span>
              <span className={`status is-extract-${extract.status}`}>
                {t.extractStatuses[extract.status]}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
