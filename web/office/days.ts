const dayMs = 86_400_000;

/** The day in Việt Nam (UTC+7), ISO. */
export const localToday = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Days from one ISO day to another; negative when it is before. */
export const daysUntil = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
