import { useWording } from '../shared/wording.tsx';

export function Review() {
  const { t } = useWording();
  return <h1>{t.web.review.title}</h1>;
}
