import type { RecordLane } from '#schemas/api/counter.ts';
import type { RecordView } from '#schemas/api/records.ts';
import { Icon } from '../shared/icon.tsx';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { useWording } from '../shared/wording.tsx';
import { HurryLane } from './hurry-lane.tsx';

/** Why no paper can be made of a record now, and what can be done about it while the citizen stands there. */
export function CannotIssue(props: {
  why: NonNullable<RecordView['cannotIssue']>;
  lane: RecordLane | null;
  onHurry: (() => void) | null;
  onBeside: (() => void) | null;
}) {
  const { t } = useWording();
  const texts = t.web.counter;
  const { why, lane, onHurry, onBeside } = props;
  const action =
    why.code === 'contradicted'
      ? onBeside && (
          <button type="button" className="button" onClick={onBeside}>
            {texts.beside} <Keys keys="F7" />
          </button>
        )
      : onHurry && (
          <button type="button" className="button" onClick={onHurry}>
            <Icon name="hurry" /> {texts.hurry} <Keys keys="F9" />
          </button>
        );
  return (
    <>
      <Notice tone={why.code === 'revoked' || why.code === 'struck' ? 'danger' : 'doubt'} action={action}>
        <strong>{texts.cannotYet}.</strong> {texts.why[why.code]}
      </Notice>
      {lane && onHurry && <HurryLane lane={lane} />}
    </>
  );
}
