import type { PeopleProgress } from '#schemas/api/overview.ts';
import type { Wording } from '#schemas/wording/vi.ts';
import { showDuration } from '../shared/show-duration.ts';

/** How long people will take, in words; nothing left is done, and without a pace nobody knows. */
export function showPeopleEta(t: Wording, people: PeopleProgress): string {
  if (people.fieldsLeft === 0) return t.web.overview.etaDone;
  return people.etaSeconds === null ? t.web.overview.etaUnknown : showDuration(t, people.etaSeconds);
}
