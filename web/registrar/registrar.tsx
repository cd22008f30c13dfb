import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExtractView } from '#schemas/api/extracts.ts';
import { endAbsence } from '#schemas/api/office.ts';
import { closeSigning } from '#schemas/api/signing.ts';
import { claimTask, decideAuthorize } from '#schemas/api/tasks.ts';
import type { AbsenceId } from '#schemas/ids.ts';
import { AbsenceDialog } from '../office/absence-dialog.tsx';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { Keys } from '../shared/keys.tsx';
import { NoteDialog } from '../shared/note-dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { isLate } from './by-due.ts';
import { type DeskContext, deskCommands } from './desk-commands.ts';
import { OwnStrip } from './own-strip.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { SignDesk } from './sign-desk.tsx';
import { SignedPaper } from './signed-paper.tsx';
import { Turns } from './turns.tsx';
import { useDesk } from './use-desk.ts';
import { useSigning } from './use-signing.ts';
import { WaitingList } from './waiting-list.tsx';

/** What lies over the desk: the PIN is asked, before signing `papers`; or a reason; or days. */
type Over =
  | { readonly what: 'pin'; readonly papers: readonly ExtractView[] }
  | { readonly what: 'refuse'; readonly extract: ExtractView }
  | { readonly what: 'away' | 'help' };

/** `/ky`: by what right one signs, what waits, what will be printed, one key to sign it. */
export function Registrar() {
  const { t, fill, sayFailure } = useWording();
  const { officer, noteFailure } = useSession();
  const texts = t.web.registrar;
  const { waiting, recent, own, signers, failure: pollFailure, refresh } = useDesk();
  const { signing, sign, clear } = useSigning();
  const [shown, setShown] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<string | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const list = useRef<HTMLUListElement>(null);
  const failed = useCallback(
    (error: unknown) => {
      if (!noteFailure(error)) setFailure(error);
    },
    [noteFailure],
  );

  const papers = waiting ?? [];
  const current = [...papers, ...recent].find(({ id }) => id === shown) ?? papers[0] ?? null;
  const isWaiting = current !== null && papers.includes(current);
  const picked = papers.filter(({ id }) => chosen.has(id));
  const isBusy = signing !== null && !signing.isOver;
  const isOpen = own?.state === 'at-desk' || own?.state === 'at-counter';
  const late = papers.filter((extract) => isLate(extract, Date.now())).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another paper is shown
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);

  const run = (some: readonly ExtractView[]): void => {
    if (some.length === 0 || isBusy) return;
    if (own?.state === 'closed') setOver({ what: 'pin', papers: some });
    else void signNow(some);
  };
  const signNow = async (some: readonly ExtractView[]) => {
    setFailure(null);
    const turns = await sign(some);
    for (const turn of turns) if (turn.failure) noteFailure(turn.failure);
    const signed = new Set<string>(turns.filter((turn) => turn.signed).map((turn) => turn.id));
    setChosen((before) => new Set([...before].filter((id) => !signed.has(id))));
    const [only] = turns;
    const isLast = papers.every(({ id }) => signed.has(id));
    // The next paper comes up by itself; after the last one there is time to look at it.
    setShown(isLast && turns.length === 1 && only?.signed ? only.id : null);
    await refresh();
  };
  const refuse = async ({ id }: ExtractView, reason: string) => {
    setOver(null);
    setFailure(null);
    try {
      const claimed = await call(claimTask, { body: { step: 'authorize-extract', subjectId: id } });
      if (claimed)
        await call(decideAuthorize, {
          params: { taskId: claimed.task.id },
          body: { verdict: 'refuse', reason },
        });
      setChosen((before) => new Set([...before].filter((one) => one !== id)));
      setShown(papers.length > 1 ? null : id);
    } catch (error) {
      failed(error);
    }
    await refresh();
  };
  const closeKey = () => void call(closeSigning).then(refresh, failed);
  const comeBack = (id: AbsenceId) => void call(endAbsence, { body: { id } }).then(refresh, failed);
  const choose = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const move = (by: 1 | -1) => {
    const at = papers.findIndex(({ id }) => id === current?.id);
    const next = papers[Math.min(Math.max(at + by, 0), papers.length - 1)];
    if (next) setShown(next.id);
  };

  const right = current ? (own?.rights[current.kind] ?? null) : null;
  const context: DeskContext = {
    // Nobody signs what they cannot see.
    canSign:
      isWaiting &&
      seen === current?.id &&
      right !== null &&
      own?.way !== 'none' &&
      !isBusy &&
      own?.state !== 'away',
    canRefuse: isWaiting && current?.status === 'requested' && !isBusy,
    chosen: picked.length,
    waiting: papers.length,
    isBusy,
    key: own?.way !== 'key' ? null : isOpen ? 'close' : own.state === 'closed' ? 'open' : null,
    canNoteAway: own !== null,
    hasNext: !isWaiting && papers.length > 0,
    sign: () => current && run([current]),
    refuse: () => current && setOver({ what: 'refuse', extract: current }),
    signChosen: () => run(picked),
    choose: () => isWaiting && current && choose(current.id),
    chooseAll: () =>
      setChosen(picked.length === papers.length ? new Set() : new Set(papers.map(({ id }) => id))),
    move,
    next: () => setShown(null),
    openKey: () => setOver({ what: 'pin', papers: [] }),
    closeKey,
    noteAway: () => setOver({ what: 'away' }),
    showHelp: () => setOver({ what: 'help' }),
  };
  useCommands(deskCommands, context);

  if (!own || !signers || !waiting)
    return pollFailure !== null ? (
      <div className="page-notice">
        <Notice tone="danger">{sayFailure(pollFailure)}</Notice>
      </div>
    ) : (
      <p className="loading">{t.web.app.loading}</p>
    );
  return (
    <div className="desk-of-signer">
      <OwnStrip
        own={own}
        signers={signers}
        onOpenKey={context.openKey}
        onCloseKey={closeKey}
        onNoteAway={context.noteAway}
        onBack={comeBack}
      />
      <div className="counter">
        <section className="finder" aria-label={texts.title}>
          <div className="finder-head choose">
            <h1 className="side-title">
              {papers.length === 0
                ? texts.title
                : fill(late > 0 ? texts.waitingLate : texts.waiting, { count: papers.length, late })}
            </h1>
            {papers.length > 0 && (
              <button type="button" className="button is-quiet" onClick={context.chooseAll}>
                {picked.length === papers.length ? texts.chooseNone : texts.chooseAll} <Keys keys="A" />
              </button>
            )}
            {picked.length > 0 && (
              <button
                type="button"
                className="button is-primary is-wide"
                disabled={isBusy}
                onClick={context.signChosen}
              >
                {fill(texts.signChosen, { count: picked.length })} <Keys keys="Ctrl+Shift+Enter" />
              </button>
            )}
          </div>
          {pollFailure !== null && <Notice tone="danger">{sayFailure(pollFailure)}</Notice>}
          {papers.length === 0 && (
            <p className="finder-none">
              {texts.none}. {texts.noneHint}
            </p>
          )}
          <WaitingList
            waiting={papers}
            recent={recent}
            currentId={current?.id ?? null}
            chosen={chosen}
            rights={own.rights}
            listRef={list}
            onOpen={setShown}
            onChoose={choose}
          />
        </section>
        <section className="record-side">
          {failure !== null && (
            <div className="desk-notice">
              <Notice tone="danger">{sayFailure(failure)}</Notice>
            </div>
          )}
          {signing && <Turns signing={signing} onLook={setShown} onClear={clear} />}
          {current && isWaiting && (
            <SignDesk
              key={current.id}
              extract={current}
              right={right}
              canSign={context.canSign}
              canRefuse={context.canRefuse}
              isBusy={isBusy}
              onSeen={setSeen}
              onSign={context.sign}
              onRefuse={context.refuse}
            />
          )}
          {current && !isWaiting && (
            <SignedPaper
              key={current.id}
              extractId={current.id}
              hasNext={papers.length > 0}
              onNext={context.next}
            />
          )}
          {!current && <EmptyState icon="seal" title={texts.none} hint={texts.noneHint} />}
        </section>
      </div>
      {over?.what === 'pin' && (
        <PinDialog
          own={own}
          submit={over.papers.length > 0 ? t.web.signing.thenSign : t.web.signing.open}
          onOpened={() => {
            const { papers: opened } = over;
            setOver(null);
            void refresh();
            if (opened.length > 0) void signNow(opened);
          }}
          onClose={() => setOver(null)}
        />
      )}
      {over?.what === 'refuse' && (
        <NoteDialog
          title={texts.refuseTitle}
          label={texts.refuseReason}
          submit={texts.refuse}
          onSubmit={(reason) => void refuse(over.extract, reason)}
          onClose={() => setOver(null)}
        />
      )}
      {over?.what === 'away' && officer && (
        <AbsenceDialog
          officers={[officer]}
          onNoted={() => {
            setOver(null);
            void refresh();
          }}
          onClose={() => setOver(null)}
        />
      )}
      {over?.what === 'help' && <HelpSheet commands={deskCommands} onClose={() => setOver(null)} />}
    </div>
  );
}
