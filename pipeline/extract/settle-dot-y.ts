import type { InkOf } from './ink-reading.ts';
import type { Read } from './read/reader.ts';
import { maybeDotY } from './read/y-dot.ts';

/** Nats by which the ink must speak for y and against ỵ; and how far what was taken may lie behind what was seen best. */
const surely = 5;
const nearBest = 3;

/**
 * A name without the doubt that its y is an ỵ, where a model that can write ỵ saw the y, and surely: it read 160 of 160 ỵ of
 * held-out hands (docs/accuracy.md). A ỵ that was read stays in doubt: it is seen too often.
 */
export function settleDotY(read: Read, written: string, ink: InkOf | null): Read {
  if (ink === null || !read.doubts.includes('maybe-y-dot')) return read;
  const other = maybeDotY(written.split(' '))?.other;
  if (other === undefined || other === written) return read;
  const seen = ink.log(written);
  const isSeen = seen - ink.log(other) >= surely && seen >= ink.log(ink.written) - nearBest;
  return isSeen ? { ...read, doubts: read.doubts.filter((doubt) => doubt !== 'maybe-y-dot') } : read;
}
