import { randomUUID } from 'node:crypto';
import { requestExtract as route } from '#schemas/api/extracts.ts';
import { readConfig } from '#schemas/config.ts';
import type { RecordId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { requestExtract } from '#server/request-extract.ts';
import { allOfficers } from '#store/officers.ts';
import { openStore } from '#store/open.ts';
import { openLog } from '#workers/log.ts';
import { demoPin } from '../make-certificates.ts';
import { openPorts } from '../start/open-ports.ts';

/** What such a process is to do; `records` are dealt out to its counters. */
export interface Issuing {
  readonly data: string;
  readonly databaseUrl: string;
  /** Logins of the clerks who ask. */
  readonly clerks: readonly string[];
  /** Logins of the officers who let the counter sign. */
  readonly signers: readonly string[];
  readonly warmUp: readonly RecordId[];
  readonly records: readonly RecordId[];
}

/**
 * Issues papers as the server does, without HTTP: request, number, journal, receipt, both signatures and archive, durable. Warms
 * up when it gets its work, then waits for `go`; answers `ready` and `done`.
 */
let go: () => Promise<void> = async () => undefined;
process.on('message', async (message: 'go' | Issuing) => {
  if (message === 'go') {
    await go();
    process.send?.('done');
    return;
  }
  const { data, databaseUrl, clerks, signers } = message;
  const config = readConfig({ HOTICH_DATA: data, DATABASE_URL: databaseUrl }, { dataDir: data, cpus: 2 });
  const store = openStore(databaseUrl);
  const ports = await openPorts(config, store, openLog('server', 'silent'), process.env);
  const officers = await allOfficers(store.db);
  const named = (logins: readonly string[]) => officers.filter(({ login }) => logins.includes(login));
  for (const { id } of named(signers)) await ports.keys.open(id, demoPin);
  const issueAll = (records: readonly RecordId[]) => {
    const waiting = [...records];
    const counter = async (clerk: Officer) => {
      for (let record = waiting.pop(); record; record = waiting.pop()) {
        const requester = { name: 'Nguyễn Thị Đo', relation: 'self' as const, paper: 'CCCD', letter: null };
        const asked = route.body.parse({ idempotencyKey: randomUUID(), requester, copies: 1 });
        const { status } = await requestExtract(ports, clerk, record, asked);
        if (status !== 'sealed') throw new Error(`a paper is ${status}`);
      }
    };
    return Promise.all(named(clerks).map(counter));
  };
  await issueAll(message.warmUp);
  go = async () => {
    await issueAll(message.records);
  };
  process.send?.('ready');
});
process.on('disconnect', () => process.exit(0));
