import { useCallback, useEffect, useState } from 'react';
import { type EntryScan, entryScan } from '#schemas/api/entries.ts';
import { settleTrouble, type TroubleView, troubles as troublesRoute } from '#schemas/api/troubles.ts';
import type { TroubleOutcome } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { type TroubleListContext, troubleListCommands } from './trouble-commands.ts';
import { TroubleDesk } from './trouble-desk.tsx';
import { TroubleList } from './trouble-list.tsx';

const listMs = 10_000;

/** `/vuong-mac`: entries that nobody can go on with until somebody says how. */
export function Troubles() {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.troubles;
  const [all, setAll] = useState<readonly TroubleView[] | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [found, setFound] = useState<EntryScan | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const refresh = useCallback(
    async (signal?: AbortSignal) => {
      try {
        setAll(await call(troublesRoute, signal ? { signal } : {}));
        setFailure(null);
      } catch (error) {
        if (!signal?.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [noteFailure],
  );
  usePoll(refresh, listMs);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 2500);
    return () => clearTimeout(timer);
  }, [said]);

  const list = all ?? [];
  const chosen = list.find((one) => one.id === chosenId) ?? list[0];
  /** Looking at a page is noted, so it is done for one entry at a time and on purpose. */
  const open = async (trouble: TroubleView) => {
    setChosenId(trouble.id);
    try {
      setFound(await call(entryScan, { params: { entryId: trouble.entryId } }));
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    }
  };
  const move = (by: 1 | -1) => {
    const at = list.findIndex((one) => one.id === chosen?.id);
    setChosenId(list[Math.min(Math.max(at + by, 0), list.length - 1)]?.id ?? null);
  };
  const settle = async (trouble: TroubleView, outcome: TroubleOutcome, answer: string) => {
    setBusy(true);
    try {
      await call(settleTrouble, { params: { troubleId: trouble.id }, body: { outcome, answer } });
      setSaid(outcome === 'key-again' ? texts.wasKeyAgain : texts.wasSetAside);
      const at = list.findIndex((one) => one.id === trouble.id);
      const waiting = list.filter((one) => one.outcome === null && one.id !== trouble.id);
      setChosenId((waiting.find((one) => list.indexOf(one) > at) ?? waiting[0])?.id ?? null);
      setFound(null);
      await refresh();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const isFound = found !== null && found.entryId === chosen?.entryId;
  const waiting = list.filter((one) => one.outcome === null);
  const aside = list.filter((one) => one.outcome === 'set-aside').length;
  const urgent = waiting.filter((one) => one.isUrgent).length;
  return (
    <div className="workplace">
      <div className="subbar">
        <strong>{texts.title}</strong>
        <span className="subbar-figures">
          {urgent > 0 && <span className="trouble-urgent">{fill(texts.urgent, { count: urgent })}</span>}
          <span>{fill(texts.waiting, { count: waiting.length })}</span>
          <span>{fill(texts.aside, { count: aside })}</span>
        </span>
      </div>
      <div className="toast" role="status" aria-live="polite" data-shown={said !== ''}>
        {said}
      </div>
      {failure !== null && (
        <div className="trouble-failure">
          <Notice tone="danger">{sayFailure(failure)}</Notice>
        </div>
      )}
      {all === null && failure === null && <p className="loading">{t.web.app.loading}</p>}
      {all?.length === 0 && <EmptyState icon="check" title={texts.empty} hint={texts.emptyHint} />}
      {list.length > 0 && (
        <div className="troubles">
          <nav className="trouble-side" aria-label={texts.list}>
            <TroubleList
              troubles={list}
              chosenId={chosen?.id ?? null}
              onOpen={(id) => {
                const one = list.find((each) => each.id === id);
                if (one) void open(one);
              }}
            />
          </nav>
          <div className={`trouble-desk ${isFound ? '' : 'is-unopened'}`}>
            {isFound && chosen ? (
              <TroubleDesk
                key={chosen.id}
                trouble={chosen}
                found={found}
                isBusy={isBusy}
                onMove={move}
                onOpen={() => void open(chosen)}
                onSettle={(outcome, answer) => void settle(chosen, outcome, answer)}
              />
            ) : (
              <Unopened move={move} open={() => chosen && void open(chosen)} />
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** Nothing is open yet: arrows choose, Enter opens. */
function Unopened(props: TroubleListContext) {
  const { t } = useWording();
  useCommands(troubleListCommands, props);
  return <EmptyState icon="page" title={t.web.troubles.pick} />;
}
