import { useEffect, useReducer, useState } from 'react';
import { type ClaimedTask, decideApprove, decideVerify, type EntryView } from '#schemas/api/tasks.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { NoteDialog } from '../shared/note-dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import {
  answer,
  answeredCount,
  currentField,
  isComplete,
  isDoubtful,
  isUntouched,
  startAnswers,
  textOf,
} from './answers.ts';
import { ApproveRow } from './approve-row.tsx';
import { Candidates } from './candidates.tsx';
import { CommandBar } from './command-bar.tsx';
import { commands, commandsOf, type VerifierContext } from './commands.ts';
import { FieldRow } from './field-row.tsx';
import type { HeldTask } from './use-task.ts';

interface Props {
  readonly claimed: ClaimedTask;
  readonly entry: EntryView;
  readonly held: HeldTask;
  readonly onDone: (said: string) => void;
}

/** One entry under work: the page on the left, its fields on the right, everything by keyboard. */
export function Work(props: Props) {
  const { t, fill, sayFailure } = useWording();
  const { claimed, entry, held } = props;
  const step = claimed.task.step;
  const isApproving = step === 'approve-entry';
  const [answers, act] = useReducer(answer, entry.fields, startAnswers);
  const [sheet, setSheet] = useState<'help' | 'send-back' | null>(null);
  const field = currentField(answers);
  const page = usePageView(entry.gray, entry.scan, field?.read.box ?? entry.box);
  const [missing, setMissing] = useState<FieldKey | null>(null);
  const hasTyped = !isUntouched(answers);

  useEffect(() => {
    if (!hasTyped) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [hasTyped]);

  // Who leaves without a word gives the entry back. Who leaves in the middle keeps it until the lease ends: what they typed
  // is gone, but mostly they reloaded or come back, and get the entry they have half read instead of a second person
  // beginning it too.
  const { leave } = held;
  useEffect(() => {
    if (hasTyped) return;
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [hasTyped, leave]);

  const verify = async () => {
    if (!isComplete(answers)) {
      setMissing(answers.fields.find((other) => !answers.decisions[other.key])?.key ?? null);
      act({ do: 'firstUnanswered' });
      return;
    }
    const fields = answers.decisions as Partial<Record<FieldKey, FieldDecision>>;
    const isSent = await held.decide((taskId) =>
      call(decideVerify, { params: { taskId }, body: { fields } }),
    );
    if (isSent) props.onDone(t.web.verifier.sent);
  };
  const approve = async () => {
    const isSent = await held.decide((taskId) =>
      call(decideApprove, { params: { taskId }, body: { verdict: 'approve' } }),
    );
    if (isSent) props.onDone(t.web.verifier.approved);
  };
  const sendBack = async (note: string) => {
    setSheet(null);
    const isSent = await held.decide((taskId) =>
      call(decideApprove, { params: { taskId }, body: { verdict: 'send-back', note } }),
    );
    if (isSent) props.onDone(t.web.verifier.sentBack);
  };

  const isKept = held.holding.state === 'kept';
  const context: VerifierContext = {
    step,
    answers,
    page,
    isBusy: held.isBusy || isKept,
    act: (what) => {
      setMissing(null);
      act(what);
    },
    submit: () => void (isApproving ? approve() : verify()),
    askSendBack: () => setSheet('send-back'),
    release: () => void held.release(),
    showHelp: () => setSheet('help'),
  };
  useCommands(commands, context);

  const doubtful = entry.fields.filter(isDoubtful).length;
  const done = answeredCount(answers);
  return (
    <div className="desk">
      <PageViewer
        gray={entry.gray}
        scan={entry.scan}
        box={field?.read.box ?? null}
        entryBox={entry.box}
        page={page}
        label={fill(t.web.verifier.position, {
          book: entry.bookTitle,
          page: entry.pageNumber,
          ordinal: entry.ordinal,
        })}
      />
      <section className="panel" aria-label={t.web.verifier.fields}>
        <header className="panel-head">
          <div className="panel-title">
            <h1>{entry.bookTitle}</h1>
            <p>
              {t.kinds[entry.kind]} · {fill(t.web.viewer.page, { page: entry.pageNumber })} ·{' '}
              {fill(t.web.viewer.entry, { ordinal: entry.ordinal })} · {entry.fileName}
            </p>
          </div>
          <div className="panel-count">
            {!isApproving && (
              <strong>{fill(t.web.verifier.answered, { done, of: entry.fields.length })}</strong>
            )}
            <span className={doubtful > 0 ? 'is-doubtful' : ''}>
              {doubtful > 0 ? fill(t.web.verifier.doubtful, { count: doubtful }) : t.web.verifier.noDoubt}
            </span>
          </div>
          {!isApproving && (
            <progress
              className="panel-progress"
              value={done}
              max={entry.fields.length}
              aria-label={t.web.overview.progress}
            />
          )}
        </header>
        <div className="panel-notices">
          {claimed.task.priority <= 0 && <Notice tone="hurry">{t.web.verifier.urgent}</Notice>}
          {claimed.task.note && (
            <Notice tone="doubt">{fill(t.web.verifier.cameBack, { note: claimed.task.note })}</Notice>
          )}
          {held.holding.state === 'kept' && <KeptNotice held={held} error={held.holding.error} />}
          {held.failure !== null && <Notice tone="danger">{sayFailure(held.failure)}</Notice>}
          {missing && (
            <Notice tone="doubt">
              {sayFailure(new ExpectedError('task.field-unanswered', { field: missing }))}
            </Notice>
          )}
          <Candidates entry={entry} />
        </div>
        <ol className="rows">
          {entry.fields.map((each, at) =>
            isApproving ? (
              <ApproveRow
                key={each.key}
                field={each}
                gray={entry.gray}
                isCurrent={at === answers.current}
                onPick={() => act({ do: 'go', to: at })}
              />
            ) : (
              <FieldRow
                key={each.key}
                field={each}
                gray={entry.gray}
                text={textOf(answers, each.key)}
                decision={answers.decisions[each.key]}
                isCurrent={at === answers.current}
                wantsText={at === answers.current && answers.wantsText}
                onText={(text) => context.act({ do: 'type', text })}
                onPick={() => context.act({ do: 'go', to: at })}
                onTake={(alternative) => context.act({ do: 'take', alternative })}
              />
            ),
          )}
        </ol>
        <CommandBar context={context} isComplete={isApproving || isComplete(answers)} />
      </section>
      {sheet === 'help' && <HelpSheet commands={commandsOf(step)} onClose={() => setSheet(null)} />}
      {sheet === 'send-back' && (
        <NoteDialog
          title={t.web.verifier.sendBackTitle}
          label={t.web.verifier.sendBackNote}
          submit={t.web.verifier.sendBack}
          onSubmit={(note) => void sendBack(note)}
          onClose={() => setSheet(null)}
        />
      )}
    </div>
  );
}

function KeptNotice(props: { held: HeldTask; error: ExpectedError }) {
  const { t, sayFailure } = useWording();
  const isLost = props.error.code === 'task.lease-lost';
  return (
    <Notice
      tone="danger"
      action={
        <>
          {isLost && (
            <button type="button" className="button" onClick={() => void props.held.reclaim()}>
              {t.web.verifier.reclaim}
            </button>
          )}
          <button type="button" className="button" onClick={() => void props.held.claimNext()}>
            {t.web.verifier.nextTask}
          </button>
        </>
      }
    >
      <strong>{isLost ? t.web.verifier.lostTitle : t.web.verifier.doneTitle}</strong>{' '}
      {sayFailure(props.error)} {t.web.verifier.keptTyping}
    </Notice>
  );
}
