import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { PaperFrame } from '../shared/paper-frame.tsx';
import { useExtract } from '../shared/use-extract.ts';
import { useWording } from '../shared/wording.tsx';

/** A paper after the decision: sealed with its PDF, or turned down with the reason. */
export function SignedPaper(props: { extractId: string; hasNext: boolean; onNext: () => void }) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.registrar;
  const { extract, failure } = useExtract(props.extractId, () => undefined);
  const next = props.hasNext && (
    <button type="button" className="button" onClick={props.onNext}>
      {texts.next} <Keys keys="F2" />
    </button>
  );
  return (
    <div className="record">
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {extract?.status === 'authorized' && <Notice tone="calm">{texts.signing}</Notice>}
      {extract?.status === 'voided' && (
        <Notice tone="danger" action={next}>
          <strong>{texts.refused}</strong> {fill(t.web.ask.reason, { reason: extract.reason ?? '—' })}
        </Notice>
      )}
      {extract?.status === 'sealed' && (
        <>
          <Notice tone="calm" action={next}>
            <strong>{fill(texts.signed, { number: extract.number ?? '' })}</strong>{' '}
            {extract.level && fill(t.web.ask.level, { level: extract.level })}
          </Notice>
          <PaperFrame extract={extract} />
        </>
      )}
    </div>
  );
}
