import type { Component } from '../clean/components.ts';
import type { Frame } from './frame.ts';

interface Cluster {
  left: number;
  top: number;
  right: number;
  bottom: number;
  area: number;
}

/**
 * Writing beside a form: patches of ink outside its print, near each other, as much as a word. What reaches the page's
 * edge or is one solid blot is the edge of the paper, a hole or a stain. `outside` are patches that lie beyond the form.
 */
export function findNotes(
  outside: readonly Component[],
  page: { width: number; height: number },
  unit: number,
): Frame[] {
  const near = 36 * unit;
  const clusters: Cluster[] = [];
  for (const patch of outside) {
    if (patch.area < 25 * unit * unit) continue;
    if (patch.left < 6 || patch.top < 6 || patch.right > page.width - 6 || patch.bottom > page.height - 6)
      continue;
    const joined: Cluster = {
      left: patch.left,
      top: patch.top,
      right: patch.right,
      bottom: patch.bottom,
      area: patch.area,
    };
    for (let i = clusters.length - 1; i >= 0; i -= 1) {
      const other = clusters[i] as Cluster;
      if (other.left - near > joined.right || joined.left - near > other.right) continue;
      if (other.top - near > joined.bottom || joined.top - near > other.bottom) continue;
      joined.left = Math.min(joined.left, other.left);
      joined.top = Math.min(joined.top, other.top);
      joined.right = Math.max(joined.right, other.right);
      joined.bottom = Math.max(joined.bottom, other.bottom);
      joined.area += other.area;
      clusters.splice(i, 1);
    }
    clusters.push(joined);
  }
  return clusters.filter((cluster) => isWriting(cluster, unit));
}

function isWriting({ left, top, right, bottom, area }: Cluster, unit: number): boolean {
  const [width, height] = [right - left, bottom - top];
  const thin = Math.min(width, height) < 18 * unit;
  return (
    !thin && Math.max(width, height) >= 30 * unit && area >= 350 * unit * unit && area < width * height * 0.6
  );
}
