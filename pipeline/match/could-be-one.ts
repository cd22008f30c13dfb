import type { PersonSeen } from './person-columns.ts';

/** Years; wide, since ages and years are misread: what lies outside is no one person's life. */
const [youngestGrown, oldest] = [12, 105];
/** A child is born within the year after its father died; a marriage that was is noted no later. */
const afterDeath = 1;

/**
 * Whether two sightings fit in one life: of one sex, nobody a parent or married before 12 or after 105, nobody seen after
 * their death, and born and died once. Unknown years forbid nothing. Symmetric.
 */
export function couldBeOne(a: PersonSeen, b: PersonSeen): boolean {
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex) return false;
  return fits(a, b) && fits(b, a);
}

function fits(a: PersonSeen, b: PersonSeen): boolean {
  if (a.born !== null && b.seen !== null) {
    const age = b.seen - a.born.year;
    const least = b.role === 'child' ? -1 : b.role === 'deceased' ? 0 : youngestGrown;
    if (age < least - a.born.off || age > oldest) return false;
    if (b.role === 'child' && age > 1 + a.born.off) return false;
  }
  return !(a.role === 'deceased' && a.seen !== null && b.seen !== null && b.seen > a.seen + afterDeath);
}
