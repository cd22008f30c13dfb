import { Notice } from '../shared/notice.tsx';
import { useWording } from '../shared/wording.tsx';
import type { Signing, Turn } from './use-signing.ts';

/** How far signing has come, and of each paper what became of it. */
export function Turns(props: { signing: Signing; onLook: (id: string) => void; onClear: () => void }) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.registrar;
  const { of, turns, isOver, isInProgram } = props.signing;
  const why = ({ failure, program }: Turn): string => {
    if (program === null) return sayFailure(failure);
    if (program.outcome === 'absent') return texts.programAbsent;
    return fill(texts.programRefused, program.says ? { says: program.says } : {});
  };
  const signed = turns.filter((turn) => turn.signed);
  const failed = turns.filter((turn) => !turn.signed);
  if (!isOver)
    return (
      <div className="turns" role="status">
        <progress max={of} value={turns.length} aria-label={texts.signing} />
        <span>
          {isInProgram
            ? texts.inProgram
            : of === 1
              ? texts.signing
              : fill(texts.signingOf, { done: turns.length, of })}
        </span>
      </div>
    );
  const only = of === 1 ? signed[0] : undefined;
  const dismiss = (
    <button type="button" className="button is-quiet" onClick={props.onClear}>
      {texts.dismiss}
    </button>
  );
  return (
    <div className="turns">
      {signed.length > 0 && failed.length === 0 && (
        <Notice
          tone="calm"
          action={
            <>
              {only && (
                <button type="button" className="button" onClick={() => props.onLook(only.id)}>
                  {texts.look}
                </button>
              )}
              {dismiss}
            </>
          }
        >
          <strong>
            {only
              ? fill(texts.signed, { number: only.signed?.number ?? '' })
              : fill(texts.signedAll, { count: signed.length })}
          </strong>
        </Notice>
      )}
      {failed.length > 0 && (
        <Notice tone="danger" action={dismiss}>
          {of > 1 && (
            <strong>{fill(texts.signedSome, { count: signed.length, of, failed: failed.length })}</strong>
          )}
          <ul>
            {failed.map((turn) => (
              <li key={turn.id}>
                {turn.subject}: {why(turn)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {of > 1 && signed.length > 0 && (
        <ul className="turns-list">
          {signed.map((turn) => (
            <li key={turn.id}>
              <button type="button" className="plain" onClick={() => props.onLook(turn.id)}>
                {turn.signed?.number} · {turn.subject}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
