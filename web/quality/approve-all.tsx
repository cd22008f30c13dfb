import { useState } from 'react';
import { approveBook, type BookQuality } from '#schemas/api/quality.ts';
import { call } from '../shared/call.ts';
import { Notice } from '../shared/notice.tsx';
import { useWording } from '../shared/wording.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Approves what an accepted book has left, call by call until nothing more can be approved. */
export function ApproveAll(props: {
  quality: BookQuality;
  onApproved: () => void;
  onFailed: (error: unknown) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.quality;
  const { bookId, approvable, rounds } = props.quality;
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<{ approved: number; left: number | null } | null>(null);
  const isAccepted = rounds.at(-1)?.verdict === 'accepted';
  const isRunning = done !== null && done.left === null;
  const approve = async () => {
    setAsking(false);
    let approved = 0;
    setDone({ approved, left: null });
    try {
      for (;;) {
        const answer = await call(approveBook, { params: { bookId } });
        approved += answer.approved;
        const isLast = answer.approved === 0 || answer.left === 0;
        setDone({ approved, left: isLast ? answer.left : null });
        if (isLast) break;
      }
    } catch (error) {
      setDone(null);
      props.onFailed(error);
    }
    props.onApproved();
  };
  return (
    <section className="card quality-part">
      <h2>{texts.approve}</h2>
      <p className="quiet">{texts.approveHint}</p>
      {!isAccepted && <p>{texts.approveNotYet}</p>}
      {isAccepted && approvable === 0 && done === null && <p>{texts.approveNone}</p>}
      {isAccepted && approvable > 0 && (
        <button
          type="button"
          className="button is-primary"
          disabled={isRunning}
          onClick={() => setAsking(true)}
        >
          {fill(texts.approveButton, { count: approvable })}
        </button>
      )}
      {done !== null && (
        <Notice tone="calm">
          {done.left === null
            ? fill(texts.approving, { approved: done.approved })
            : fill(texts.approvedAll, { approved: done.approved, left: done.left })}
        </Notice>
      )}
      {isAsking && (
        <ConfirmDialog
          title={fill(texts.approveTitle, { count: approvable })}
          onConfirm={() => void approve()}
          onClose={() => setAsking(false)}
        >
          {texts.approveText}
        </ConfirmDialog>
      )}
    </section>
  );
}
