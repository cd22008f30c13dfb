import { useState } from 'react';
import type { FailedRun, PageSummary } from '#schemas/api/overview.ts';
import { imagePath } from '#schemas/api/records.ts';
import { say } from '#schemas/wording/say.ts';
import { Icon } from '../shared/icon.tsx';
import { useWording } from '../shared/wording.tsx';
import { PagePicture } from './page-picture.tsx';

/** A cell a page, colored by state; pointing at one (or focusing it) shows the page. */
export function PageStrip(props: { pages: readonly PageSummary[]; failed: readonly FailedRun[] }) {
  const { t, fill } = useWording();
  const texts = t.web.overview;
  const [shownId, setShown] = useState<string | null>(null);
  const shown =
    props.pages.find((page) => page.id === shownId) ??
    props.pages.find((page) => page.state === 'set-aside') ??
    props.pages[0];
  const why = shown && props.failed.find((run) => run.pageId === shown.id);
  const label = (page: PageSummary) =>
    fill(texts.pageCell, { page: page.ordinal + 1, state: t.pageStates[page.state] });
  return (
    <div className="strip">
      <div className="strip-cells">
        {props.pages.map((page) => (
          <button
            key={page.id}
            type="button"
            className={`cell is-${page.state}`}
            aria-label={label(page)}
            aria-pressed={page.id === shown?.id}
            onMouseEnter={() => setShown(page.id)}
            onFocus={() => setShown(page.id)}
            onClick={() => setShown(page.id)}
          />
        ))}
      </div>
      {shown && (
        <figure className="strip-page">
          <PagePicture key={shown.id} page={shown} label={label(shown)} />
          <figcaption>
            <strong>{label(shown)}</strong>
            <span>{shown.fileName}</span>
            <span>{fill(texts.entriesOnPage, { count: shown.entries.length })}</span>
            {why && (
              <span className="strip-why">
                {say(t, why.code, { fileName: shown.fileName, ...why.details })}
              </span>
            )}
            <a href={imagePath(shown.scan)} target="_blank" rel="noreferrer">
              <Icon name="open" /> {texts.openScan}
            </a>
          </figcaption>
        </figure>
      )}
    </div>
  );
}
