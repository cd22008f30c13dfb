import { useState } from 'react';
import type { EntryScan } from '#schemas/api/entries.ts';
import type { TroubleView } from '#schemas/api/troubles.ts';
import type { TroubleOutcome } from '#schemas/task.ts';
import { CommandBar } from '../verifier/command-bar.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { NoteDialog } from '../shared/note-dialog.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { showMoment } from '../shared/show-date.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { type TroubleContext, troubleCommands } from './trouble-commands.ts';

interface Props {
  readonly trouble: TroubleView;
  readonly found: EntryScan;
  readonly isBusy: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onOpen: () => void;
  readonly onSettle: (outcome: TroubleOutcome, answer: string) => void;
}

/** One trouble under an officer's eyes: its page, what was said of it, and two ways out. */
export function TroubleDesk(props: Props) {
  const { t, fill } = useWording();
  const { trouble, found } = props;
  const texts = t.web.troubles;
  const page = usePageView(found.gray, found.scan, found.box);
  const [sheet, setSheet] = useState<TroubleOutcome | 'help' | null>(null);
  const context: TroubleContext = {
    page,
    isOpen: trouble.outcome !== 'key-again' && !props.isBusy,
    move: props.onMove,
    open: props.onOpen,
    keyAgain: () => setSheet('key-again'),
    setAside: () => setSheet('set-aside'),
    showHelp: () => setSheet('help'),
  };
  useCommands(troubleCommands, context);
  return (
    <>
      <PageViewer
        gray={found.gray}
        scan={found.scan}
        box={null}
        entryBox={found.box}
        page={page}
        label={fill(t.web.verifier.position, {
          book: found.bookTitle,
          page: found.pageNumber,
          ordinal: found.ordinal,
        })}
      />
      <section className="trouble-card" aria-label={t.troubleKinds[trouble.kind]}>
        <h1>{t.troubleKinds[trouble.kind]}</h1>
        <p className="quiet">
          {trouble.bookTitle} · {fill(texts.place, { page: trouble.pageNumber, ordinal: trouble.ordinal })} ·{' '}
          {trouble.fileName}
        </p>
        <p className="trouble-said" lang="vi">
          {trouble.note || <em>{texts.noNote}</em>}
        </p>
        <p className="quiet">
          {fill(texts.reported, { name: trouble.reportedBy, time: showMoment(trouble.reportedAt) })}
        </p>
        {trouble.outcome !== null && trouble.settledAt !== null && (
          <p className="trouble-answer">
            <strong>{texts.outcomes[trouble.outcome]}</strong>
            {': '}
            <span lang="vi">{trouble.answer || texts.noAnswer}</span>
            <small>
              {fill(texts.settled, { name: trouble.settledBy ?? '', time: showMoment(trouble.settledAt) })}
            </small>
          </p>
        )}
        <CommandBar
          commands={troubleCommands}
          context={context}
          main={['keyAgain', 'setAside']}
          quiet={['help']}
          primary="keyAgain"
        />
      </section>
      {sheet === 'help' && <HelpSheet commands={troubleCommands} onClose={() => setSheet(null)} />}
      {(sheet === 'key-again' || sheet === 'set-aside') && (
        <NoteDialog
          title={sheet === 'key-again' ? texts.keyAgainTitle : texts.setAsideTitle}
          label={sheet === 'key-again' ? texts.answer : texts.answerAside}
          submit={sheet === 'key-again' ? texts.keyAgain : texts.setAside}
          look={sheet === 'key-again' ? 'is-primary' : 'is-danger'}
          onSubmit={(answer) => {
            setSheet(null);
            props.onSettle(sheet, answer);
          }}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  );
}
