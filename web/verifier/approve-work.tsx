import { useRef, useState } from 'react';
import { type ClaimedTask, decideApprove, type EntryView } from '#schemas/api/tasks.ts';
import type { ApproveDecision } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { Notice } from '../shared/notice.tsx';
import { NoteDialog } from '../shared/note-dialog.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { type PageView, usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { type ApproveContext, approveCommands } from './approve-commands.ts';
import { ApproveRow } from './approve-row.tsx';
import { CommandBar } from './command-bar.tsx';
import { deservesLook } from './deserves-look.ts';
import { EntryHead } from './entry-head.tsx';
import { EntryHistory } from './entry-history.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { OtherEntry } from './other-entry.tsx';
import { EntryDoubts } from '../life/entry-doubts.tsx';
import { Relations, relationsOf } from './relations.tsx';
import { TaskNotices } from './task-notices.tsx';
import { useLeaving } from './use-leaving.ts';
import type { HeldTask } from './use-task.ts';

/** One entry for the civil-status officer: ink on the left, what was settled and what it rests on, on the right. */
export function ApproveWork(props: {
  claimed: ClaimedTask;
  entry: EntryView;
  held: HeldTask;
  onDone: (said: string) => void;
}) {
  const { t, fill } = useWording();
  const { claimed, entry, held } = props;
  const [current, setCurrent] = useState(0);
  const [sheet, setSheet] = useState<'help' | 'journal' | 'send-back' | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const field = entry.fields[current];
  const ownPage = usePageView(entry.gray, entry.scan, field?.read.box ?? entry.box);
  const otherPage = useRef<PageView | null>(null);
  const relations = relationsOf(entry.candidates);
  useLeaving({ isUntouched: true, isUnsent: false }, held.leave);

  const decide = async (body: ApproveDecision, said: string) => {
    setSheet(null);
    const isSent = await held.decide((taskId) => call(decideApprove, { params: { taskId }, body }));
    if (isSent) props.onDone(said);
  };
  const move = (to: 'next' | 'previous' | 'doubtful') => {
    const after = entry.fields.findIndex((each, at) => at > current && deservesLook(each));
    const doubtful = after >= 0 ? after : Math.max(entry.fields.findIndex(deservesLook), 0);
    const next = to === 'doubtful' ? doubtful : current + (to === 'next' ? 1 : -1);
    setCurrent(Math.min(Math.max(next, 0), entry.fields.length - 1));
  };
  const relationAfter = (entryId: string | null): string | null => {
    const at = relations.findIndex((pair) => pair.entryId === entryId);
    return relations[(at + 1) % relations.length]?.entryId ?? null;
  };
  const context: ApproveContext = {
    get page() {
      return otherPage.current ?? ownPage;
    },
    isBusy: held.isBusy || held.holding.state === 'kept',
    others: relations.length,
    move,
    approve: () => void decide({ verdict: 'approve' }, t.web.verifier.approved),
    askSendBack: () => setSheet('send-back'),
    toggleOther: () => setOpenId(openId === null ? relationAfter(null) : null),
    nextOther: () => setOpenId(relationAfter(openId)),
    showJournal: () => setSheet('journal'),
    release: () => void held.release(),
    showHelp: () => setSheet('help'),
  };
  useCommands(approveCommands, context);
  const asRead = entry.fields.filter((each) => each.verified?.settled === 'as-read').length;
  const toSee = entry.fields.filter(deservesLook).length;
  return (
    <div className="desk">
      <div className={`sheets ${openId === null ? '' : 'has-other'}`}>
        <PageViewer
          gray={entry.gray}
          scan={entry.scan}
          box={field?.read.box ?? null}
          entryBox={entry.box}
          page={ownPage}
          noteBoxes={entry.notes.map((note) => note.box)}
          label={fill(t.web.verifier.position, {
            book: entry.bookTitle,
            page: entry.pageNumber,
            ordinal: entry.ordinal,
          })}
        />
        {openId !== null && (
          <OtherEntry
            entryId={openId}
            fieldKey={field?.key}
            page={otherPage}
            onClose={() => setOpenId(null)}
          />
        )}
      </div>
      <section className="panel" aria-label={t.web.approve.fields}>
        <EntryHead entry={entry}>
          <div className="panel-count">
            <strong className={toSee > 0 ? 'is-doubtful' : ''}>
              {toSee > 0 ? fill(t.web.approve.toSee, { count: toSee }) : t.web.approve.nothingToSee}
            </strong>
            {asRead > 0 && <span>{fill(t.web.approve.asReadCount, { count: asRead })}</span>}
          </div>
        </EntryHead>
        <div className="panel-notices">
          <TaskNotices claimed={claimed} held={held} />
          <OfflineNotice isOffline={held.isOffline} fields={0} entries={held.sending.length} />
          {entry.isStruck && <Notice tone="danger">{t.web.approve.isStruck}</Notice>}
          <EntryDoubts entryId={entry.entryId} recordId={null} />
          <Relations
            relations={relations}
            openId={openId}
            onOpen={(entryId) => setOpenId(entryId === openId ? null : entryId)}
          />
        </div>
        <ol className="rows">
          {entry.fields.map((each, at) => (
            <ApproveRow
              key={each.key}
              field={each}
              gray={entry.gray}
              isCurrent={at === current}
              onPick={() => setCurrent(at)}
            />
          ))}
        </ol>
        <CommandBar
          commands={approveCommands}
          context={context}
          main={['next', 'sendBack', 'approve']}
          quiet={['nextDoubtful', 'openOther', 'journal', 'release', 'help']}
          primary="approve"
        />
      </section>
      {sheet === 'help' && <HelpSheet commands={approveCommands} onClose={() => setSheet(null)} />}
      {sheet === 'journal' && <EntryHistory entryId={entry.entryId} onClose={() => setSheet(null)} />}
      {sheet === 'send-back' && (
        <NoteDialog
          title={t.web.verifier.sendBackTitle}
          label={t.web.verifier.sendBackNote}
          submit={t.web.verifier.sendBack}
          onSubmit={(note) => void decide({ verdict: 'send-back', note }, t.web.verifier.sentBack)}
          onClose={() => setSheet(null)}
        />
      )}
    </div>
  );
}
