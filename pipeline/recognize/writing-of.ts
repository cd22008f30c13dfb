import type { Sha256 } from '#schemas/ids.ts';
import { decodeBilevel } from '../clean/bilevel-png.ts';
import type { Bitmap } from '../clean/picture.ts';
import type { Blobs } from '../stage.ts';

/** The page decoded last; to be looked at only. Entries of one page are read one after the other, tables and lined pages have many. */
let last: { readonly sha256: Sha256; readonly ink: Promise<Bitmap> } | null = null;

/** A page's writing, decoded once for all its entries. Throws `blob.missing`. */
export function writingOf(sha256: Sha256, blobs: Blobs): Promise<Bitmap> {
  if (last?.sha256 === sha256) return last.ink;
  const ink = blobs.get(sha256).then(decodeBilevel);
  const page = { sha256, ink };
  last = page;
  ink.catch(() => {
    if (last === page) last = null;
  });
  return ink;
}
