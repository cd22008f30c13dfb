import { useRef } from 'react';
import type { TroubleView } from '#schemas/api/troubles.ts';
import { showMoment } from '../shared/show-date.ts';
import { useInView } from '../shared/use-in-view.ts';
import { useWording } from '../shared/wording.tsx';

interface Props {
  readonly troubles: readonly TroubleView[];
  readonly chosenId: string | null;
  readonly onOpen: (id: string) => void;
}

/** Troubles in the server's order, under a heading for each state. */
export function TroubleList(props: Props) {
  const { t } = useWording();
  const texts = t.web.troubles;
  const groups = [
    [texts.groupWaiting, props.troubles.filter((one) => one.outcome === null)],
    [texts.groupAside, props.troubles.filter((one) => one.outcome === 'set-aside')],
    [texts.groupSettled, props.troubles.filter((one) => one.outcome === 'key-again')],
  ] as const;
  return (
    <div className="trouble-list">
      {groups.map(([title, troubles]) =>
        troubles.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h2>
              {title} <span className="count">{troubles.length}</span>
            </h2>
            <ul>
              {troubles.map((one) => (
                <Line key={one.id} one={one} isChosen={one.id === props.chosenId} onOpen={props.onOpen} />
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}

function Line(props: { one: TroubleView; isChosen: boolean; onOpen: (id: string) => void }) {
  const { t, fill } = useWording();
  const { one, isChosen } = props;
  const row = useRef<HTMLLIElement>(null);
  useInView(row, isChosen);
  return (
    <li ref={row}>
      <button
        type="button"
        className="trouble-line"
        aria-current={isChosen}
        onClick={() => props.onOpen(one.id)}
      >
        <span className="trouble-line-head">
          <strong>{t.troubleKinds[one.kind]}</strong>
          {one.isUrgent && one.outcome === null && (
            <span className="trouble-urgent">{t.web.troubles.citizenWaits}</span>
          )}
        </span>
        {one.note && (
          <span className="trouble-note" lang="vi">
            {one.note}
          </span>
        )}
        <span className="trouble-facts">
          {one.bookTitle} · {fill(t.web.troubles.place, { page: one.pageNumber, ordinal: one.ordinal })}
        </span>
        <span className="trouble-facts">
          {fill(t.web.troubles.reported, { name: one.reportedBy, time: showMoment(one.reportedAt) })}
        </span>
      </button>
    </li>
  );
}
