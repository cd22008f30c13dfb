import { type ReactNode, useState } from 'react';
import { ownPageFacts, type PageFacts, tellPageFacts } from '#schemas/api/page-facts.ts';
import type { EntryId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { Notice } from '../shared/notice.tsx';
import { PageFactsDialog } from '../shared/page-facts-dialog.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

/** Lets an officer say what the paper shows of an entry beside its fields; they see what they said themselves. */
export function usePageFacts(entryId: EntryId): {
  readonly ask: () => void;
  readonly dialog: ReactNode;
  readonly notice: ReactNode;
} {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const [now, setNow] = useState<PageFacts | null>(null);
  const [isTold, setTold] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const params = { entryId };
  const trying = async (work: () => Promise<void>) => {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    }
  };
  const ask = () =>
    void trying(async () => {
      setNow(await call(ownPageFacts, { params }));
      setOpen(true);
    });
  const tell = (told: Partial<PageFacts>) =>
    void trying(async () => {
      setOpen(false);
      if (Object.keys(told).length === 0) return;
      setNow(await call(tellPageFacts, { params, body: told }));
      setTold(true);
    });
  const texts = t.web.ledger.paper;
  const said =
    now &&
    [
      now.printedNo === null ? texts.noNumber : fill(texts.number, { number: now.printedNo }),
      now.isStruck ? texts.isStruck : texts.isNotStruck,
    ].join(', ');
  return {
    ask,
    dialog: isOpen && now && <PageFactsDialog now={now} onTell={tell} onClose={() => setOpen(false)} />,
    notice:
      failure !== null ? (
        <Notice tone="danger">{sayFailure(failure)}</Notice>
      ) : (
        isTold && said && <Notice tone="calm">{fill(texts.told, { what: said })}</Notice>
      ),
  };
}
