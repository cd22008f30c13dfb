import { useMemo, useReducer, useRef, useState } from 'react';
import { type ClaimedTask, decideArbitrate, type EntryView } from '#schemas/api/tasks.ts';
import { reportTrouble } from '#schemas/api/troubles.ts';
import type { TroubleKind } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { type ArbitrateContext, arbitrateCommands } from './arbitrate-commands.ts';
import { ArbitrateRow } from './arbitrate-row.tsx';
import {
  arbitrate,
  arbitrateDecision,
  draftsOf,
  isAllSettled,
  isUntouched,
  settledCount,
  startArbitration,
} from './arbitration.ts';
import { CommandBar } from './command-bar.tsx';
import { EntryHead } from './entry-head.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { TaskNotices } from './task-notices.tsx';
import { useLeaving } from './use-leaving.ts';
import { usePageFacts } from './use-page-facts.tsx';
import type { HeldTask } from './use-task.ts';
import { TroubleDialog } from './trouble-dialog.tsx';
import { useDrafts, useKeptDrafts } from './use-drafts.ts';

/** One entry for the arbiter: the page on the left; on the right only the fields on which A and B differ. */
export function ArbitrateWork(props: {
  claimed: ClaimedTask;
  entry: EntryView;
  held: HeldTask;
  onDone: (said: string) => void;
}) {
  const { t, fill } = useWording();
  const { claimed, entry, held } = props;
  const [now, act] = useReducer(
    arbitrate,
    { fields: entry.fields, drafts: useKeptDrafts(claimed) },
    startArbitration,
  );
  const drafts = useDrafts(
    claimed,
    claimed.drafts,
    useMemo(() => draftsOf(now), [now]),
    held,
  );
  const [sheet, setSheet] = useState<'help' | 'trouble' | null>(null);
  const facts = usePageFacts(entry.entryId);
  const reason = useRef<HTMLInputElement>(null);
  const box = now.fields[now.current]?.read.box ?? null;
  const page = usePageView(entry.gray, entry.scan, box ?? entry.box);
  useLeaving({ isUntouched: isUntouched(now), isUnsent: drafts.unsent > 0 }, held.leave);

  const submit = async () => {
    if (!isAllSettled(now)) return act({ do: 'next-unsettled' });
    const body = arbitrateDecision(now);
    const isSent = await drafts.decide((taskId) => call(decideArbitrate, { params: { taskId }, body }));
    if (isSent) props.onDone(t.web.arbitrate.decided);
  };
  const report = async (kind: TroubleKind, note: string) => {
    setSheet(null);
    const isSent = await drafts.decide((taskId) =>
      call(reportTrouble, { params: { taskId }, body: { kind, note } }),
    );
    if (isSent) props.onDone(t.web.troubles.wasReported);
  };
  const context: ArbitrateContext = {
    page,
    isBusy: held.isBusy || held.holding.state === 'kept',
    act,
    toReason: () => reason.current?.focus(),
    submit: () => void submit(),
    reportTrouble: () => setSheet('trouble'),
    tellPageFacts: facts.ask,
    release: () => void held.release(),
    showHelp: () => setSheet('help'),
  };
  useCommands(arbitrateCommands, context);
  const done = settledCount(now);
  const texts = t.web.arbitrate;
  return (
    <div className="desk">
      <PageViewer
        gray={entry.gray}
        scan={entry.scan}
        box={box}
        entryBox={entry.box}
        page={page}
        label={fill(t.web.verifier.position, {
          book: entry.bookTitle,
          page: entry.pageNumber,
          ordinal: entry.ordinal,
        })}
      />
      <section className="panel" aria-label={texts.fields}>
        <EntryHead entry={entry}>
          <div className="panel-count">
            <strong>{fill(texts.left, { done, of: now.fields.length })}</strong>
            <span>{fill(texts.onlyDiffering, { count: now.fields.length })}</span>
          </div>
          <progress
            className="panel-progress"
            value={done}
            max={now.fields.length}
            aria-label={t.web.overview.progress}
          />
        </EntryHead>
        <div className="panel-notices">
          <TaskNotices claimed={claimed} held={held} />
          <OfflineNotice
            isOffline={held.isOffline || drafts.isOffline}
            fields={drafts.unsent}
            entries={held.sending.length}
          />
          {facts.notice}
        </div>
        <ol className="rows">
          {now.fields.map((field, at) => (
            <ArbitrateRow
              key={field.key}
              field={field}
              gray={entry.gray}
              arbitration={now}
              isCurrent={at === now.current}
              act={act}
              onPick={() => act({ do: 'go', to: at })}
              reason={reason}
            />
          ))}
        </ol>
        <CommandBar
          commands={arbitrateCommands}
          context={context}
          main={['takeFirst', 'takeSecond', isAllSettled(now) ? 'decide' : 'keepOwn']}
          quiet={['nextUnsettled', 'unreadable', 'blank', 'trouble', 'release', 'help']}
          primary={isAllSettled(now) ? 'decide' : 'keepOwn'}
        />
      </section>
      {sheet === 'help' && <HelpSheet commands={arbitrateCommands} onClose={() => setSheet(null)} />}
      {sheet === 'trouble' && (
        <TroubleDialog onSubmit={(kind, note) => void report(kind, note)} onClose={() => setSheet(null)} />
      )}
      {facts.dialog}
    </div>
  );
}
