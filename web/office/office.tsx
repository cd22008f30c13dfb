import { useWording } from '../shared/wording.tsx';

export function Office() {
  const { t } = useWording();
  return <h1>{t.web.office.title}</h1>;
}
