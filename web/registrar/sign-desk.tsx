import { useEffect, useState } from 'react';
import { type ExtractView, extractPreview, type PreviewLine } from '#schemas/api/extracts.ts';
import { recordOf } from '#schemas/api/records.ts';
import {
  type ClaimedTask,
  claimTask,
  decideAuthorize,
  type EntryView,
  releaseTask,
  renewTask,
} from '#schemas/api/tasks.ts';
import type { AuthorizeDecision } from '#schemas/task.ts';
import { EntryScan } from '../counter/entry-scan.tsx';
import { call } from '../shared/call.ts';
import type { Command } from '../shared/keyboard.ts';
import { Keys } from '../shared/keys.tsx';
import { NoteDialog } from '../shared/note-dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { PaperPreview } from './paper-preview.tsx';

interface SignContext {
  readonly canSign: boolean;
  readonly canRefuse: boolean;
  readonly sign: () => void;
  readonly refuse: () => void;
}

const commands: readonly Command<SignContext>[] = [
  { name: 'sign', keys: ['Ctrl+Enter'], when: (c) => c.canSign, do: (c) => c.sign() },
  { name: 'refuse', keys: ['Alt+B'], when: (c) => c.canRefuse, do: (c) => c.refuse() },
];
const renewMs = 30_000;

/** Holds the request while the registrar looks; the lease goes back when they turn to another. */
function useHeldRequest(extractId: string): {
  claimed: ClaimedTask | null;
  failure: unknown;
  setFailure: (e: unknown) => void;
} {
  const { noteFailure } = useSession();
  const [claimed, setClaimed] = useState<ClaimedTask | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let isOver = false;
    let taskId: string | null = null;
    const release = (id: string) => void call(releaseTask, { params: { taskId: id } }).catch(() => undefined);
    call(claimTask, { body: { step: 'authorize-extract', subjectId: extractId } }).then(
      (task) => {
        if (!task) return;
        if (isOver) release(task.task.id);
        else {
          taskId = task.task.id;
          setClaimed(task);
        }
      },
      (error: unknown) => {
        if (!noteFailure(error)) setFailure(error);
      },
    );
    const timer = setInterval(() => {
      if (taskId) call(renewTask, { params: { taskId } }).catch(setFailure);
    }, renewMs);
    return () => {
      isOver = true;
      clearInterval(timer);
      if (taskId) release(taskId);
    };
  }, [extractId, noteFailure]);
  return { claimed, failure, setFailure };
}

/** One paper to sign: what it will say, beside the ink it rests on. */
export function SignDesk(props: { extract: ExtractView; onSigned: () => void }) {
  const { t, sayFailure } = useWording();
  const { officer, noteFailure } = useSession();
  const texts = t.web.registrar;
  const { claimed, failure, setFailure } = useHeldRequest(props.extract.id);
  const [isBusy, setBusy] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const [entry, setEntry] = useState<EntryView | null>(null);
  const [lines, setLines] = useState<readonly PreviewLine[] | null>(null);
  useEffect(() => {
    call(extractPreview, { params: { extractId: props.extract.id } }).then(setLines, setFailure);
  }, [props.extract.id, setFailure]);
  useEffect(() => {
    call(recordOf, { params: { recordId: props.extract.recordId } }).then(
      (record) => setEntry(record.entry),
      setFailure,
    );
  }, [props.extract.recordId, setFailure]);

  const decide = async (decision: AuthorizeDecision) => {
    if (!claimed || isBusy) return;
    setBusy(true);
    setFailure(null);
    setRefusing(false);
    try {
      await call(decideAuthorize, { params: { taskId: claimed.task.id }, body: decision });
      props.onSigned();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
      setBusy(false);
    }
  };
  const context: SignContext = {
    // Nobody signs what they cannot see.
    canSign: claimed !== null && entry !== null && lines !== null && !isBusy,
    canRefuse: claimed !== null && !isBusy,
    sign: () => void decide({ verdict: 'authorize' }),
    refuse: () => setRefusing(true),
  };
  useCommands(commands, context);
  return (
    <div className="record sign">
      <header className="record-head">
        <div>
          <h1>{props.extract.title}</h1>
          <p>
            {texts.signer}: {officer?.name}
          </p>
        </div>
        <div className="record-do">
          <button type="button" className="button" disabled={!context.canRefuse} onClick={context.refuse}>
            {texts.refuse} <Keys keys="Alt+B" />
          </button>
          <button
            type="button"
            className="button is-primary"
            disabled={!context.canSign}
            onClick={context.sign}
          >
            {isBusy ? texts.signing : texts.sign} <Keys keys="Ctrl+Enter" />
          </button>
        </div>
      </header>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      <div className="record-body">
        <section aria-label={texts.preview}>
          <h2>{texts.preview}</h2>
          <PaperPreview extract={props.extract} lines={lines} />
        </section>
        <section aria-label={texts.evidence}>
          <h2>{texts.evidence}</h2>
          {entry ? (
            <EntryScan entry={entry} maxHeightPx={560} />
          ) : (
            <p className="loading">{t.web.app.loading}</p>
          )}
        </section>
      </div>
      {isRefusing && (
        <NoteDialog
          title={texts.refuseTitle}
          label={texts.refuseReason}
          submit={texts.refuse}
          onSubmit={(reason) => void decide({ verdict: 'refuse', reason })}
          onClose={() => setRefusing(false)}
        />
      )}
    </div>
  );
}
