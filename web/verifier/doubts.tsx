import type { Doubt } from '#schemas/field.ts';
import { Icon } from '../shared/icon.tsx';
import { useWording } from '../shared/wording.tsx';

/** Why a person should look, in words. */
export function Doubts(props: { doubts: readonly Doubt[] }) {
  const { t } = useWording();
  if (props.doubts.length === 0) return null;
  return (
    <ul className="doubts">
      {props.doubts.map((doubt) => (
        <li key={doubt}>
          <Icon name="doubt" />
          {t.doubts[doubt]}
        </li>
      ))}
    </ul>
  );
}
