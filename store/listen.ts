import pg from 'pg';

/**
 * Calls `heard` when something is notified on a channel, and once after each reconnect (something may have been missed).
 * Lives on a connection of its own; a lost one is made again after a second.
 */
export function listen(databaseUrl: string, channel: string, heard: () => void): { close(): Promise<void> } {
  let client: pg.Client | null = null;
  let isClosed = false;
  let again: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    const lost = () => {
      if (client === next) client = null;
      if (!isClosed && !again)
        again = setTimeout(() => {
          again = undefined;
          void connect();
        }, 1000);
    };
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', heard);
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      client = next;
      heard();
    } catch {
      await next.end().catch(() => undefined);
      lost();
    }
  };
  void connect();
  return {
    async close() {
      isClosed = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}
