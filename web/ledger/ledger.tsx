import { useWording } from '../shared/wording.tsx';

export function Ledger(_props: { bookId: string | null }) {
  const { t } = useWording();
  return <h1>{t.web.ledger.title}</h1>;
}
