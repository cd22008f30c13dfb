/** A day as people type it here, `5/1/2026`, `05-01-2026` or `05012026`, as ISO; null for a day that never was. */
export function readDay(typed: string): string | null {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$|^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim());
  if (!match) return null;
  const [day, month, year] = [match[1] ?? match[5], match[3] ?? match[6], match[4] ?? match[7]].map(Number);
  if (!day || !month || !year || month > 12 || year < 1900) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
