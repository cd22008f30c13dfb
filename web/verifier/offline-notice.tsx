import { Notice } from '../shared/notice.tsx';
import { useWording } from '../shared/wording.tsx';

/** Says that the server cannot be reached, and what waits in the browser meanwhile. */
export function OfflineNotice(props: { isOffline: boolean; fields: number; entries: number }) {
  const { t, fill } = useWording();
  if (!props.isOffline) return null;
  const texts = t.web.verifier;
  return (
    <Notice tone="doubt">
      <strong>{texts.offline}</strong>{' '}
      {props.entries > 0 && `${fill(texts.offlineEntries, { count: props.entries })} `}
      {props.fields > 0 && `${fill(texts.offlineFields, { count: props.fields })} `}
      {texts.offlineGoOn}
    </Notice>
  );
}
