/** A moment as clocks in Việt Nam show it (UTC+7 all year, since 1975). */
const shifted = (at: Date): string => new Date(at.getTime() + 7 * 3600_000).toISOString();

/** The day there, ISO. */
export const localDay = (at: Date): string => shifted(at).slice(0, 10);

/** 2026-11-22T10:11:12+07:00 */
export const localIso = (at: Date): string => `${shifted(at).slice(0, 19)}+07:00`;

/** D:20261122101112+07'00', as PDF writes it. */
export const pdfDate = (at: Date): string => `D:${shifted(at).slice(0, 19).replace(/[-T:]/g, '')}+07'00'`;
