import type { ReactNode } from 'react';
import type { EntryView } from '#schemas/api/tasks.ts';
import { useWording } from '../shared/wording.tsx';

/** Which entry this is; `children` say how far the work on it is. */
export function EntryHead(props: { entry: EntryView; children: ReactNode }) {
  const { t, fill } = useWording();
  const { entry } = props;
  return (
    <header className="panel-head">
      <div className="panel-title">
        <h1>{entry.bookTitle}</h1>
        <p>
          {t.kinds[entry.kind]} · {fill(t.web.viewer.page, { page: entry.pageNumber })} ·{' '}
          {fill(t.web.viewer.entry, { ordinal: entry.ordinal })} · {entry.fileName}
        </p>
      </div>
      {props.children}
    </header>
  );
}
