/** Where an arrow key leads from one cell of a strip that runs over several lines; null when it leads nowhere. */
export function walk(key: string, from: number, cells: readonly HTMLElement[]): number | null {
  const last = cells.length - 1;
  if (key === 'ArrowLeft') return from > 0 ? from - 1 : null;
  if (key === 'ArrowRight') return from < last ? from + 1 : null;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  const own = cells[from]?.getBoundingClientRect();
  if (!own) return null;
  const step = key === 'ArrowDown' ? 1 : -1;
  let best: number | null = null;
  let line: number | null = null;
  for (let at = from + step; at >= 0 && at <= last; at += step) {
    const place = cells[at]?.getBoundingClientRect();
    if (!place || Math.abs(place.top - own.top) < 2) continue;
    line ??= place.top;
    if (Math.abs(place.top - line) >= 2) break;
    const far = (one: DOMRect) => Math.abs(one.left - own.left);
    const known = best === null ? undefined : cells[best]?.getBoundingClientRect();
    if (!known || far(place) < far(known)) best = at;
  }
  return best;
}
