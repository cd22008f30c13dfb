import { type FormEvent, useState } from 'react';
import { revokeRecord } from '#schemas/api/corrections.ts';
import type { RecordView } from '#schemas/api/records.ts';
import { call } from '../shared/call.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';
import { BasisFields, isWhole, noBasis } from './basis-fields.tsx';

/** The registration is annulled: says what that means, and wants the decision and the reason. */
export function RevokeDialog(props: { record: RecordView; onRevoked: () => void; onClose: () => void }) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.corrections;
  const { hit, version } = props.record;
  const [basis, setBasis] = useState(noBasis);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const revoke = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWhole(basis) || reason.trim() === '' || isBusy) return;
    setBusy(true);
    try {
      await call(revokeRecord, {
        params: { recordId: hit.id },
        body: { basis, reason: reason.normalize('NFC'), version },
      });
      props.onRevoked();
    } catch (error) {
      setBusy(false);
      if (!noteFailure(error)) setFailure(error);
    }
  };
  return (
    <Dialog title={texts.revokeTitle} onClose={props.onClose}>
      <form className="revoke-form" onSubmit={(event) => void revoke(event)}>
        <p>
          <strong>{hit.names[0]}</strong>
        </p>
        <p>{texts.revokeText}</p>
        <BasisFields basis={basis} isTried={isTried} onChange={setBasis} />
        <label className="field">
          <span>{texts.revokeReason}</span>
          <textarea
            name="reason"
            rows={2}
            maxLength={600}
            value={reason}
            aria-invalid={isTried && reason.trim() === ''}
            onChange={(event) => setReason(event.target.value)}
          />
          {isTried && reason.trim() === '' && <small>{texts.required}</small>}
        </label>
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="button is-danger" disabled={isBusy}>
            {texts.revokeConfirm}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
