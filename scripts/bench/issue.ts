import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { requestExtract } from '#schemas/api/extracts.ts';
import { openSigning } from '#schemas/api/signing.ts';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { RecordId } from '#schemas/ids.ts';
import { defaultCounterSettings } from '#schemas/settings.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { hashPassword } from '#server/password.ts';
import { keepDelegation } from '#store/delegations.ts';
import { extractById } from '#store/extracts.ts';
import { keepOfficer } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { setCounterSettings } from '#store/settings.ts';
import { openKeys } from '#workers/seal-files.ts';
import { openBenchHome } from './bench-home.ts';
import { type Figures, figuresOf, quantile } from '../figures.ts';
import { demoPin } from '../make-certificates.ts';
import { keepKeys } from '../start/keys.ts';
import { startPart } from '../start/part.ts';
import { cpuOf } from './cpu-of.ts';
import { type HttpPerson, httpPerson } from './http-person.ts';
import { samplePeople } from './people.ts';
import { plantApproved } from './plant-approved.ts';
import { plantRecords } from './plant-records.ts';
import { printWithChromium } from './print-chromium.ts';
import type { Issuing } from './issue-process.ts';
import { sealPapers } from './seal-papers.ts';
import { sideBySide } from './side-by-side.ts';

const password = 'mật khẩu để đo';
/** Papers of one officer's session; three officers take turns. */
const mostPapers = 5000;

export interface IssueBench {
  /** Approved records in the database. */
  readonly records: number;
  /** How many counters ask at once, and for how many papers each. */
  readonly counters: number;
  readonly each: number;
}

/**
 * Papers at the counter: the real server process over HTTP, the embedded Postgres with `records` approved records, keys,
 * archive, number and journal as they are used. `http_*`: one clerk after the other, from the request to the signed bytes.
 * `http_per_s`: many counters at once; `http_cpu_ms` what a paper then takes of the server process, `http_db_cpu_ms` of the
 * database's processes, `http_callers_cpu_ms` of this one, where the counters sit: all three share the machine. `per_s`: as
 * many counters in two processes without HTTP, all as durable. Afterwards every number and every paper is looked at. The
 * others: see `sealPapers`.
 */
export async function benchIssue({ records, counters, each }: IssueBench): Promise<Figures> {
  const port = 18_000 + Math.floor(Math.random() * 2000);
  const { home, data, remove } = await openBenchHome({ port: String(port) });
  const { db } = home.store;
  try {
    await plantRecords(home.store, samplePeople(records, 2026));
    await plantApproved(db, openBlobs(home.config.blobUrl, join(data, 'blobs'), process.env));
    const { clerks, signers } = await keepPeople(db, counters);
    await keepKeys(home.store, data);
    await setCounterSettings(db, {
      ...defaultCounterSettings,
      signing: { atCounter: true, mostMinutes: 720, mostPapers },
    });
    const someRecords = await recordsByChance(db, counters * each + 1000);
    const server = await startPart({
      name: 'server',
      entry: new URL('../start/serve.ts', import.meta.url),
      env: {
        ...(process.env as Record<string, string>),
        HOTICH_DATA: data,
        HOTICH_PORT: String(port),
        DATABASE_URL: home.config.databaseUrl,
      },
      logFile: join(data, 'logs', 'server.log'),
      died: () => undefined,
    });
    const figures: Record<string, number> = { records, counters, papers: counters * each };
    try {
      const url = `http://${home.config.host}:${port}/`;
      const people = await signIn(url, clerks, signers);
      Object.assign(figures, await oneByOne(people[0] as Clerk, someRecords.slice(0, 800)));
      const cpu = () => ({
        server: cpuOf(
          ({ parent, commandLine }) => parent === process.pid && commandLine.includes('serve.ts'),
        ),
        database: cpuOf(
          ({ commandLine }) => home.cluster !== null && commandLine.includes(` -D ${home.cluster.folder}`),
        ),
        callers: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
      });
      const before = cpu();
      Object.assign(figures, await allAtOnce(people, someRecords.slice(1000), each));
      const after = cpu();
      figures.http_cpu_ms = (after.server - before.server) / (counters * each);
      figures.http_db_cpu_ms = (after.database - before.database) / (counters * each);
      figures.http_callers_cpu_ms = (after.callers - before.callers) / (counters * each);
    } finally {
      await server.stop();
    }
    const processes = [0, 1].map((n): Issuing => {
      const own = <T>(list: readonly T[]) => list.filter((_, at) => at % 2 === n);
      const work = { data, databaseUrl: home.config.databaseUrl, clerks: own(clerks), signers };
      return { ...work, warmUp: own(someRecords.slice(0, 600)), records: own(someRecords.slice(0, 3000)) };
    });
    const seconds = await sideBySide(new URL('./issue-process.ts', import.meta.url), processes);
    figures.per_s = processes.flatMap(({ records }) => records).length / seconds;
    Object.assign(figures, await lookAtAll(db, data));
    const papers = await authorizedPapers(db, 1400);
    const inProcess = await sealPapers(papers);
    const address = `https://hotich.example/x/${'0'.repeat(16)}#${'A'.repeat(282)}`;
    const chromium = await printWithChromium(papers.slice(0, 60), address);
    const chromiumMs = quantile(chromium, 0.5);
    return figuresOf(
      'issue',
      { ...inProcess, ...figures, chromium_ratio: chromiumMs / (inProcess.p50_ms ?? 1) },
      { chromium_p50_ms: chromiumMs },
    );
  } finally {
    await remove();
  }
}

async function keepPeople(db: Db, counters: number): Promise<{ clerks: string[]; signers: string[] }> {
  const passwordHash = await hashPassword(password);
  const clerks = Array.from({ length: counters }, (_, n) => `quay${n}`);
  const signers = ['ky0', 'ky1', 'ky2'];
  for (const login of clerks)
    await keepOfficer(db, { login, name: login, roles: ['clerk'], scope: [], passwordHash });
  for (const login of signers) {
    const name = `Trần Thị Thử ${login}`;
    const { id } = await keepOfficer(db, { login, name, roles: ['registrar'], scope: [], passwordHash });
    const lines = ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'];
    const right = { officerId: id, capacity: 'KT.' as const, lines, basis: null };
    await keepDelegation(db, { ...right, from: '2026-01-01', to: null, kinds: [] }, null, new Date());
  }
  return { clerks, signers };
}

interface Clerk {
  readonly person: HttpPerson;
  readonly times: number[];
}

/** Officers open their keys for the counter; clerks sit down. */
async function signIn(url: string, clerks: readonly string[], signers: readonly string[]): Promise<Clerk[]> {
  for (const login of signers) {
    const officer = await httpPerson(url, { login, password }, () => undefined);
    const body = { pin: demoPin, minutes: 720, most: mostPapers, kinds: [], atCounter: true };
    await officer.call(openSigning, { body });
  }
  const people: Clerk[] = [];
  for (const login of clerks) {
    const times: number[] = [];
    people.push({ person: await httpPerson(url, { login, password }, (_, ms) => times.push(ms)), times });
  }
  return people;
}

async function recordsByChance(db: Db, count: number): Promise<RecordId[]> {
  const rows = await db
    .selectFrom('entry')
    .select('record_id')
    .orderBy((eb) => eb.fn('md5', ['record_id']))
    .limit(count)
    .execute();
  return rows.map((row) => row.record_id as RecordId);
}

/** From the request to the signed bytes in the caller's hands: two calls. */
async function issueOne({ person, times }: Clerk, recordId: RecordId): Promise<number> {
  const from = times.length;
  const requester = { name: 'Nguyễn Thị Đo', relation: 'self' as const, paper: 'CCCD', letter: null };
  const body = { idempotencyKey: randomUUID(), requester, copies: 1 };
  const extract = await person.call(requestExtract, { params: { recordId }, body, as: 'request' });
  if (extract.status !== 'sealed') throw new Error(`a paper is ${extract.status}`);
  await person.fetch(`/api/extracts/${extract.id}/pdf`, 'pdf');
  return times.slice(from).reduce((sum, ms) => sum + ms, 0);
}

/** The first 300 warm the server up: its code is compiled as it is used. */
async function oneByOne(clerk: Clerk, records: readonly RecordId[]): Promise<Record<string, number>> {
  const times: number[] = [];
  for (const [n, recordId] of records.entries()) {
    const ms = await issueOne(clerk, recordId);
    if (n >= 300) times.push(ms);
  }
  return { http_p50_ms: quantile(times, 0.5), http_p99_ms: quantile(times, 0.99) };
}

async function allAtOnce(
  people: readonly Clerk[],
  records: readonly RecordId[],
  each: number,
): Promise<Record<string, number>> {
  const startedAt = performance.now();
  const times = await Promise.all(
    people.map(async (clerk, n) => {
      const own: number[] = [];
      for (const recordId of records.slice(n * each, (n + 1) * each))
        own.push(await issueOne(clerk, recordId));
      return own;
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const all = times.flat();
  return {
    http_per_s: all.length / seconds,
    crowd_p50_ms: quantile(all, 0.5),
    crowd_p99_ms: quantile(all, 0.99),
  };
}

/** Every number that was given and every paper in the archive: holes, doubles, and papers that do not verify. */
async function lookAtAll(db: Db, data: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('extract')
    .select(['sequence', 'status', 'pdf'])
    .where('sequence', 'is not', null)
    .orderBy('sequence')
    .execute();
  const { roots } = await openKeys(join(data, 'keys'));
  const blobs = openBlobs(null, join(data, 'blobs'), process.env);
  let [invalid, doubles] = [0, 0];
  for (const [n, row] of rows.entries()) {
    if (row.sequence === rows[n - 1]?.sequence) doubles += 1;
    if (row.status !== 'sealed' || row.pdf === null) invalid += 1;
    else if (!checkSeal(await blobs.get(row.pdf as never), roots).isValid) invalid += 1;
  }
  const gaps = (rows.at(-1)?.sequence ?? 0) - (rows.length - doubles);
  return { numbers: rows.length, gaps, doubles, invalid };
}

/** Papers as they were authorized over HTTP, to seal again in this process. */
async function authorizedPapers(db: Db, count: number): Promise<AuthorizedExtract[]> {
  const rows = await db
    .selectFrom('extract')
    .select('id')
    .where('status', '=', 'sealed')
    .orderBy('sequence')
    .limit(count)
    .execute();
  const papers = await Promise.all(rows.map((row) => extractById(db, row.id as never)));
  return papers.flatMap(({ authorized }) => authorized ?? []);
}
