import { useCallback, useEffect, useState } from 'react';
import { officeView, type OfficeView } from '#schemas/api/office.ts';
import { call } from '../shared/call.ts';
import { HelpSheet } from '../shared/help-sheet.tsx';
import type { Command } from '../shared/keyboard.ts';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { AbsenceDialog } from './absence-dialog.tsx';
import { Absences } from './absences.tsx';
import { Changes } from './changes.tsx';
import { CounterForm } from './counter-form.tsx';
import { DelegationDialog } from './delegation-dialog.tsx';
import { Delegations } from './delegations.tsx';
import { IssuerForm } from './issuer-form.tsx';

type Over = 'delegation' | 'absence' | 'help';

const commands: readonly Command<{ readonly open: (over: Over) => void; readonly isThere: boolean }>[] = [
  { name: 'addDelegation', keys: ['Alt+N'], when: (c) => c.isThere, do: (c) => c.open('delegation') },
  { name: 'addAbsence', keys: ['Alt+V'], when: (c) => c.isThere, do: (c) => c.open('absence') },
  { name: 'help', keys: ['F1'], when: () => true, do: (c) => c.open('help') },
];

/** `/co-quan`: who may sign and until when, who is away, what papers say and cost; and every change of it. */
export function Office() {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const [view, setView] = useState<OfficeView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [over, setOver] = useState<Over | null>(null);
  const failed = useCallback(
    (error: unknown) => {
      if (!noteFailure(error)) setFailure(error);
    },
    [noteFailure],
  );
  const refresh = useCallback(() => {
    setOver(null);
    call(officeView).then((next) => {
      setView(next);
      setFailure(null);
    }, failed);
  }, [failed]);
  useEffect(refresh, [refresh]);
  useCommands(commands, { open: setOver, isThere: view !== null });

  const notice = failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>;
  if (!view)
    return notice ? (
      <div className="page-notice">{notice}</div>
    ) : (
      <p className="loading">{t.web.app.loading}</p>
    );
  const active = view.officers.filter(({ isActive }) => isActive);
  return (
    <div className="office">
      <h1>{t.web.office.title}</h1>
      {notice}
      <div className="office-body">
        <Delegations view={view} onAdd={() => setOver('delegation')} onChanged={refresh} onFailed={failed} />
        <div className="office-column">
          <Absences view={view} onAdd={() => setOver('absence')} onChanged={refresh} onFailed={failed} />
          <IssuerForm key={JSON.stringify(view.office)} office={view.office} onSaved={refresh} />
        </div>
        <CounterForm settings={view.settings} onSaved={refresh} />
        <Changes changes={view.changes} />
      </div>
      {over === 'delegation' && (
        <DelegationDialog view={view} onAdded={refresh} onClose={() => setOver(null)} />
      )}
      {over === 'absence' && (
        <AbsenceDialog officers={active} onNoted={refresh} onClose={() => setOver(null)} />
      )}
      {over === 'help' && <HelpSheet commands={commands} onClose={() => setOver(null)} />}
    </div>
  );
}
