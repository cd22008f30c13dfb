import { useMemo, useReducer, useState } from 'react';
import { reportTrouble } from '#schemas/api/troubles.ts';
import { type ClaimedTask, decideVerify, decideVerifyBlind, type EntryView } from '#schemas/api/tasks.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { FieldDecision, FieldDrafts, TroubleKind } from '#schemas/task.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { call } from '../shared/call.ts';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { Notice } from '../shared/notice.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import * as now from './answers.ts';
import { CommandBar } from './command-bar.tsx';
import { Candidates } from './candidates.tsx';
import { EntryHead } from './entry-head.tsx';
import { EntryHints } from './entry-hints.tsx';
import { EntryPages } from './entry-pages.tsx';
import { FieldLine } from './field-line.tsx';
import { FieldRow } from './field-row.tsx';
import { isRightAbove } from './is-right-above.ts';
import { type KeyContext, keyCommandsOf, listCommands } from './key-commands.ts';
import { OfflineNotice } from './offline-notice.tsx';
import { TaskNotices } from './task-notices.tsx';
import { TroubleDialog } from './trouble-dialog.tsx';
import { useChoices } from './use-choices.ts';
import { useDrafts, useKeptDrafts } from './use-drafts.ts';
import { useLeaving } from './use-leaving.ts';
import { usePageFacts } from './use-page-facts.tsx';
import type { HeldTask } from './use-task.ts';

/** An entry that this officer has just sent: the next one may say "as above". */
export interface JustSent {
  readonly entry: EntryView;
  readonly decisions: Readonly<Partial<Record<FieldKey, FieldDecision>>>;
}

interface Props {
  readonly claimed: ClaimedTask;
  readonly entry: EntryView;
  readonly held: HeldTask;
  readonly justSent: JustSent | null;
  readonly onSend: (sent: JustSent) => void;
  readonly onDone: (said: string) => void;
}

/** One entry being keyed, beside its reading or blind: the page on the left, its fields on the right, everything by keyboard. */
export function KeyWork(props: Props) {
  const { t, fill, sayFailure } = useWording();
  const { claimed, entry, held } = props;
  const { step } = claimed.task;
  const isBlind = step === 'verify-entry-blind';
  const kept = useKeptDrafts(claimed);
  const [answers, act] = useReducer(now.answer, kept, (drafts: FieldDrafts) =>
    now.startAnswers(entry.fields, { isBlind, drafts }),
  );
  const [start] = useState(() =>
    now.draftsOf(now.startAnswers(entry.fields, { isBlind, drafts: claimed.drafts })),
  );
  const typed = useMemo(() => now.draftsOf(answers), [answers]);
  const drafts = useDrafts(claimed, start, typed, held);
  const [sheet, setSheet] = useState<'help' | 'trouble' | null>(null);
  const [missing, setMissing] = useState<FieldKey | null>(null);
  const [showsSecond, setShowsSecond] = useState(false);
  const [noteAt, setNoteAt] = useState(-1);
  const facts = usePageFacts(entry.entryId);
  const field = now.currentField(answers);
  const page = usePageView(entry.gray, entry.scan, field?.read.box ?? entry.box);
  const say = (what: now.Act) => {
    setMissing(null);
    act(what);
  };
  const text = field ? now.textOf(answers, field.key) : '';
  const list = useChoices(entry.entryId, field, text, now.isTyping(answers), (chosen) =>
    say({ do: 'take', text: chosen }),
  );
  const sentAbove = props.justSent && isRightAbove(props.justSent.entry, entry) ? props.justSent : null;
  const stoodAbove = (field && (sentAbove?.decisions[field.key]?.written ?? field.above)) ?? null;
  // A number is never the one above.
  const above = field?.reader === 'entry-number' || stoodAbove === text ? null : stoodAbove;

  useLeaving({ isUntouched: now.isUntouched(answers), isUnsent: drafts.unsent > 0 }, held.leave);

  const submit = async () => {
    const left = now.firstUnanswered(answers);
    if (left) {
      setMissing(left.key);
      return act({ do: 'firstUnanswered' });
    }
    const { decisions } = answers;
    const route = isBlind ? decideVerifyBlind : decideVerify;
    const sending = drafts.decide((taskId) =>
      call(route, { params: { taskId }, body: { fields: decisions } }),
    );
    props.onSend({ entry, decisions });
    if (await sending) props.onDone(t.web.verifier.sent);
  };
  const report = async (kind: TroubleKind, note: string) => {
    setSheet(null);
    const isSent = await drafts.decide((taskId) =>
      call(reportTrouble, { params: { taskId }, body: { kind, note } }),
    );
    if (isSent) props.onDone(t.web.verifier.troubleSent);
  };
  const context: KeyContext = {
    step,
    answers,
    page,
    list,
    above,
    isBusy: held.isBusy || held.holding.state === 'kept',
    hasNotes: entry.notes.length > 0,
    hasSecondCopy: entry.secondCopy !== null,
    act: say,
    submit: () => void submit(),
    reportTrouble: () => setSheet('trouble'),
    tellPageFacts: facts.ask,
    release: () => void held.release(),
    nextNote: () => {
      const at = (noteAt + 1) % entry.notes.length;
      const note = entry.notes[at];
      setNoteAt(at);
      if (note) page.toBox(note.box);
    },
    toggleSecondCopy: () => setShowsSecond((before) => !before),
    showHelp: () => setSheet('help'),
  };
  const commands = keyCommandsOf(step);
  useCommands([...listCommands, ...commands], context);

  const doubtful = answers.fields.filter(now.isDoubtful).length;
  const done = now.answeredCount(answers);
  const of = now.fieldsToAnswer(answers).length;
  return (
    <div className="desk">
      <EntryPages entry={entry} page={page} box={field?.read.box ?? null} showsSecondCopy={showsSecond} />
      <section className="panel" aria-label={t.web.verifier.fields}>
        <EntryHead entry={entry}>
          <div className="panel-count">
            <strong>{fill(t.web.verifier.answered, { done, of })}</strong>
            {isBlind ? (
              <span>{t.web.verifier.blind}</span>
            ) : (
              <span className={doubtful > 0 ? 'is-doubtful' : ''}>
                {doubtful > 0 ? fill(t.web.verifier.doubtful, { count: doubtful }) : t.web.verifier.noDoubt}
              </span>
            )}
          </div>
          <progress
            className="panel-progress"
            value={done}
            max={Math.max(of, 1)}
            aria-label={t.web.overview.progress}
          />
        </EntryHead>
        <div className="panel-notices">
          <OfflineNotice
            isOffline={drafts.isOffline || held.isOffline}
            fields={drafts.unsent}
            entries={held.sending.length}
          />
          <TaskNotices claimed={claimed} held={held} />
          {missing && (
            <Notice tone="doubt">
              {sayFailure(new ExpectedError('task.field-unanswered', { field: missing }))}
            </Notice>
          )}
          {facts.notice}
          <EntryHints context={context} notes={entry.notes.length} showsSecondCopy={showsSecond} />
          <Candidates entry={entry} />
        </div>
        <ol className="rows">
          {answers.fields.map((each, at) =>
            at === answers.current ? (
              <FieldRow
                key={each.key}
                field={each}
                gray={entry.gray}
                text={text}
                decision={answers.decisions[each.key]}
                isBlind={isBlind}
                refusal={answers.refusal}
                above={above}
                list={list}
                onText={(next) => say({ do: 'type', text: next })}
                onTake={(next) => say({ do: 'take', text: next })}
              />
            ) : (
              <FieldLine
                key={each.key}
                field={each}
                text={now.textOf(answers, each.key)}
                decision={answers.decisions[each.key]}
                onPick={() => say({ do: 'go', to: at })}
              />
            ),
          )}
        </ol>
        <CommandBar
          commands={commands}
          context={context}
          main={['accept', 'submit']}
          quiet={['nextDoubtful', 'unreadable', 'blank', 'undo', 'trouble', 'release', 'help']}
          primary={now.isComplete(answers) ? 'submit' : 'accept'}
        />
      </section>
      {sheet === 'help' && (
        <HelpSheet commands={[...commands, ...listCommands]} onClose={() => setSheet(null)} />
      )}
      {sheet === 'trouble' && (
        <TroubleDialog onSubmit={(kind, note) => void report(kind, note)} onClose={() => setSheet(null)} />
      )}
      {facts.dialog}
    </div>
  );
}
