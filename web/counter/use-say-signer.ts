import type { SignerNow } from '#schemas/api/signing.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { showDate, showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

/** Officers and kinds of paper in words. */
export function useSaySigner(): {
  /** `vắng mặt, có mặt lại 25/11/2026`; `ký ngay tại quầy, đến 11:30, còn 40 giấy`. */
  state: (signer: SignerNow) => string;
  papers: (kinds: readonly RecordKind[]) => string;
} {
  const { t, fill } = useWording();
  const texts = t.web.signers;
  const papers = (kinds: readonly RecordKind[]) =>
    kinds.length === RecordKind.options.length
      ? texts.everyPaper
      : kinds.map((kind) => texts.papers[kind]).join(', ');
  const state = (signer: SignerNow) => {
    const facts = [texts.states[signer.state]];
    if (signer.state === 'away')
      facts.push(signer.backOn ? fill(texts.backOn, { date: showDate(signer.backOn) }) : texts.backUnknown);
    if (signer.state === 'spent' && signer.delegationTo)
      facts.push(fill(texts.spentOn, { date: showDate(signer.delegationTo) }));
    if (signer.until) facts.push(fill(texts.until, { time: timeOf(signer.until) }));
    if (signer.left !== null) facts.push(fill(texts.left, { count: signer.left }));
    if (signer.kinds.length > 0 && signer.kinds.length < RecordKind.options.length)
      facts.push(fill(texts.only, { papers: papers(signer.kinds) }));
    return facts.join(', ');
  };
  return { state, papers };
}

/** Today the hour, another day the whole moment. */
function timeOf(iso: string): string {
  const moment = showMoment(iso);
  const today = showMoment(new Date().toISOString()).slice(0, 10);
  return moment.startsWith(today) ? moment.slice(11) : moment;
}
