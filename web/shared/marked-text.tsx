import type { MarkedPiece } from './mark-differences.ts';
import { useWording } from './wording.tsx';

/** A text of which `pieces` say where another one differs. */
export function MarkedText(props: { pieces: readonly MarkedPiece[] }) {
  const { t } = useWording();
  let at = 0;
  return (
    <>
      {props.pieces.map(({ text, is }) => {
        at += text.length;
        if (is === 'same') return <span key={at}>{text}</span>;
        return (
          <mark
            key={at}
            className={`is-${is}`}
            title={is === 'tone' ? t.web.arbitrate.differsInTone : t.web.arbitrate.differs}
          >
            {text}
          </mark>
        );
      })}
    </>
  );
}
