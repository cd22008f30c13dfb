import pino from 'pino';

/** JSON lines on stderr: ids, codes and durations; never a name, a date or a text from a page. */
export const openLog = (name: string, level: string) =>
  pino(
    { name, level, base: { pid: process.pid, name }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
