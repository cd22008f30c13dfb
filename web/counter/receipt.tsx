import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Receipt as ReceiptOf, receiptOf } from '#schemas/api/counter.ts';
import { call } from '../shared/call.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { dongInWords } from './dong-in-words.ts';

/** While this stands on the body, printing prints what is in `.print-only` and nothing else. */
const printsOnly = 'prints-only';

/** The receipt of a paid paper, as it will be printed by the browser's own dialog. */
export function Receipt(props: { extractId: string; onClose: () => void }) {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const [receipt, setReceipt] = useState<ReceiptOf | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { extractId } = props;
  useEffect(() => {
    const ended = new AbortController();
    call(receiptOf, { params: { extractId }, signal: ended.signal }).then(setReceipt, (error: unknown) => {
      if (!ended.signal.aborted && !noteFailure(error)) setFailure(error);
    });
    document.body.classList.add(printsOnly);
    return () => {
      ended.abort();
      document.body.classList.remove(printsOnly);
    };
  }, [extractId, noteFailure]);
  return (
    <Dialog title={fill(t.web.ask.receipt, { number: receipt?.number ?? '' })} onClose={props.onClose}>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {receipt && (
        <>
          <Sheet receipt={receipt} />
          {createPortal(
            <div className="print-only">
              <Sheet receipt={receipt} />
            </div>,
            document.body,
          )}
          <footer className="dialog-foot">
            <button
              type="button"
              className="button is-primary"
              // biome-ignore lint/a11y/noAutofocus: the receipt is there; Enter prints it
              autoFocus
              onClick={() => window.print()}
            >
              <Icon name="print" /> {t.web.ask.receiptPrint}
            </button>
          </footer>
        </>
      )}
    </Dialog>
  );
}

function Sheet(props: { receipt: ReceiptOf }) {
  const { t, fill } = useWording();
  const texts = t.web.ask;
  const { receipt } = props;
  const dong = (amount: number) => fill(texts.dong, { amount: amount.toLocaleString('vi-VN') });
  const lines: [string, string][] = [
    [texts.receiptFrom, receipt.paidBy],
    [
      texts.receiptFor,
      fill(texts.receiptLine, {
        title: receipt.title,
        number: receipt.paperNumber,
        copies: receipt.copies,
        perCopy: dong(receipt.perCopy),
      }),
    ],
    [texts.receiptTotal, dong(receipt.total)],
    [texts.receiptWords, dongInWords(receipt.total)],
    [texts.receiptAt, showMoment(receipt.at)],
    [texts.receiptBy, receipt.collectedBy],
  ];
  return (
    <section className="receipt" lang="vi" aria-label={texts.receiptTitle}>
      <p className="receipt-body">
        {receipt.body.name}
        <span>{receipt.body.within.join(', ')}</span>
      </p>
      <h3>{texts.receiptTitle}</h3>
      <p className="receipt-number">{fill(texts.receiptNo, { number: receipt.number })}</p>
      {receipt.isTest && <p className="receipt-test">{texts.receiptTest}</p>}
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
