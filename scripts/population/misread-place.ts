import type { Random } from '../samples/random.ts';
import { loseTone } from './marks.ts';
import { misreadLetter } from './misread-letter.ts';

const kinds = /^(?:thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|khu phố) /;

/** A place as machines get it wrong: blank, a letter or a mark, a part not read. */
export function misreadPlace(place: string, random: Random): string | null {
  const way = random.next();
  if (way < 0.18) return null;
  const parts = place.split(', ');
  if (way < 0.3 && parts.length > 1) return parts.toSpliced(random.int(0, parts.length - 1), 1).join(', ');
  const words = place.split(' ');
  for (let tries = 0; tries < 4; tries += 1) {
    const at = random.int(0, words.length - 1);
    const word = words[at] ?? '';
    const other = random.chance(0.4) ? loseTone(word) : misreadLetter(word, random);
    if (other !== null && other !== word) return words.with(at, other).join(' ');
  }
  return null;
}

/** As another clerk shortens it: the province or the house left out, units without their kinds. */
export function shortenedPlace(place: string, random: Random): string {
  const parts = place.split(', ');
  const way = random.next();
  if (way < 0.35 && parts.length > 1) return parts.slice(0, -1).join(', ');
  if (way < 0.6 && /^số /.test(place)) return parts.slice(1).join(', ');
  return parts.map((part) => part.replace(kinds, '')).join(', ');
}
