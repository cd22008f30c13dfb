/** A partial ISO date as people write it here: `2008-10-27` → `27/10/2008`, `2008-10` → `10/2008`. Others as they are. */
export function showDate(value: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!match) return value;
  return [match[3], match[2], match[1]].filter(Boolean).join('/');
}

/** A moment in Việt Nam's time: `27/10/2008 14:05`. */
export function showMoment(iso: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(iso));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('day')}/${part('month')}/${part('year')} ${part('hour')}:${part('minute')}`;
}
