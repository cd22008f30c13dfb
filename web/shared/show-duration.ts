import { fill } from '#schemas/wording/say.ts';
import type { Wording } from '#schemas/wording/vi.ts';

/** A length of time in words: seconds below two minutes, minutes below two hours, then hours and minutes. */
export function showDuration(wording: Wording, seconds: number): string {
  const texts = wording.web.overview;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 120) return fill(wording, texts.seconds, { count: whole });
  const minutes = Math.round(whole / 60);
  if (minutes < 120) return fill(wording, texts.minutes, { count: minutes });
  return fill(wording, texts.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
