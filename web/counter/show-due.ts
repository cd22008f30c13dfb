import type { Wording } from '#schemas/wording/vi.ts';

const zone = 'Asia/Ho_Chi_Minh';

/** A due time in words of Việt Nam's clock: `17:00 thứ hai 23/11`. */
export function showDue(t: Wording, iso: string): string {
  const at = new Date(iso);
  const weekday = new Intl.DateTimeFormat(t.locale, { weekday: 'long', timeZone: zone }).format(at);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(at);
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${time} ${t.language === 'vi' ? weekday.toLowerCase() : weekday} ${part({ day: '2-digit', month: '2-digit' })}`;
}
