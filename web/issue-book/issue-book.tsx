import { useWording } from '../shared/wording.tsx';

export function IssueBook() {
  const { t } = useWording();
  return <h1>{t.web.issueBook.title}</h1>;
}
