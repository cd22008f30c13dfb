import type { TaskField } from '#schemas/api/tasks.ts';
import { useWording } from '../shared/wording.tsx';
import type { MarkedPiece } from './mark-differences.ts';

/** What one person keyed; `pieces` mark where the other one differs. */
export function KeyedText(props: { keyed: TaskField['keyings'][number]; pieces: readonly MarkedPiece[] }) {
  const { t } = useWording();
  if (props.keyed.state !== 'written') return <em>{t.fieldStates[props.keyed.state]}</em>;
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
