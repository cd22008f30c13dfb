import { useWording } from '../shared/wording.tsx';

export function Life(_props: { recordId: string }) {
  const { t } = useWording();
  return <h1>{t.web.life.title}</h1>;
}
