import { mostCounted } from '#schemas/api/tasks.ts';

/** How many tasks are open: `1000+` where nobody counted further. */
export const showCount = (open: number | undefined): string =>
  open === undefined ? '…' : open >= mostCounted ? `${mostCounted}+` : String(open);
