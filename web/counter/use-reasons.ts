import type { HitReason, RecordHit } from '#schemas/api/records.ts';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

/** Why an entry was found, in words, the weightiest first: `họ tên (không kể dấu)`, `năm 1987`. */
export function useReasons(): (hit: RecordHit) => string[] {
  const { t, fill } = useWording();
  const { what, how } = t.web.finder;
  return (hit) =>
    hit.reasons.map((reason) => {
      const words = reason.what === 'date' ? showDate(reason.words) : reason.words;
      const said = fill(what[reason.what], { words });
      return reason.how === 'exact' ? said : `${said} (${how[reason.how]})`;
    });
}

const ofSubject: readonly HitReason['what'][] = ['name', 'given-name'];
const ofOthers: readonly HitReason['what'][] = ['parent', 'spouse', 'given-name'];

/** The words of each name of a hit that answer, for marking: none where the name has no part in it. */
export function answeringWords({ names, reasons }: RecordHit): readonly string[] {
  const answering = names.map(() => '');
  for (const { what, words } of reasons) {
    const at = names.findIndex(
      (name, nth) =>
        answering[nth] === '' &&
        (nth === 0 ? ofSubject : ofOthers).includes(what) &&
        words.split(' ').every((word) => name.normalize('NFC').split(/\s+/).includes(word.normalize('NFC'))),
    );
    if (at >= 0) answering[at] = words;
  }
  return answering;
}
