import { useState } from 'react';
import type { PageSummary } from '#schemas/api/overview.ts';
import { imagePath } from '#schemas/api/records.ts';
import { useWording } from '../shared/wording.tsx';

const thumbnailPx = 480;

/** A page small; of a scan too damaged to be made small, whatever the browser can show of it as it came. */
export function PagePicture(props: { page: PageSummary; label: string }) {
  const { t } = useWording();
  const sources = [imagePath(props.page.gray ?? props.page.scan, thumbnailPx), imagePath(props.page.scan)];
  const [failures, setFailures] = useState(0);
  const source = sources[failures];
  if (!source) return <p className="strip-missing">{t.web.overview.noPicture}</p>;
  return <img key={source} src={source} alt={props.label} onError={() => setFailures(failures + 1)} />;
}
