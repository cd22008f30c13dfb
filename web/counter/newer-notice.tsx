import type { Relation } from '#schemas/api/counter.ts';
import { Notice } from '../shared/notice.tsx';
import { addresses, go } from '../shared/router.ts';
import { useWording } from '../shared/wording.tsx';
import { useFacts } from './hit-line.tsx';

/** The event was registered again, or may have been: papers are better made from the later registration. */
export function NewerNotice(props: { relations: readonly Relation[] }) {
  const { t, fill } = useWording();
  const texts = t.web.related;
  const facts = useFacts();
  const newer = props.relations.find(({ what, isLater }) => what === 're-registration' && isLater === true);
  if (!newer) return null;
  const { hit, status } = newer;
  const other = [...facts(hit), hit.registerBody].join(', ');
  return (
    <Notice
      tone={status === 'decided' ? 'danger' : 'doubt'}
      action={
        <button type="button" className="button" onClick={() => go(`${addresses.counter}/${hit.id}`)}>
          {texts.openNewer}
        </button>
      }
    >
      {fill(status === 'decided' ? texts.newer : texts.maybeNewer, { other })}
    </Notice>
  );
}
