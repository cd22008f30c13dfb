import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { imagePath } from '#schemas/api/records.ts';
import { whoAmI } from '#schemas/api/session.ts';
import { type ClaimedTask, claimTask, decideVerify, releaseTask, saveDrafts } from '#schemas/api/tasks.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { hashPassword } from '#server/password.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { keepOfficer } from '#store/officers.ts';
import { openBenchHome } from './bench-home.ts';
import { type Figures, figuresOf, quantile } from '../figures.ts';
import { buildWeb } from '../start/build-web.ts';
import { keepKeys } from '../start/keys.ts';
import { startPart } from '../start/part.ts';
import { type HttpPerson, httpPerson } from './http-person.ts';
import { paintNext } from './paint-next.ts';
import { plantTasks } from './plant-tasks.ts';

const password = 'mật khẩu để đo';
/** Pauses of a verifier faster than any: a field every second or so, an entry in six. */
const quick = { entries: 10, pauseMs: 1200 };

/**
 * Verifiers at work on `open` waiting entries: the real server process over HTTP, the embedded Postgres, and one more of
 * them in Chromium. Milliseconds as the caller sees them: `claim` the first task, `next` the one claimed ahead with its
 * picture, `save` what was typed of a field, `decide` the whole entry; `paint` from Ctrl+Enter to the next task painted.
 */
export async function benchVerify(open: number, people: number): Promise<Figures> {
  const port = 18_000 + Math.floor(Math.random() * 2000);
  const { home, data, remove } = await openBenchHome({ port: String(port) });
  const { db } = home.store;
  const times: Record<string, number[]> = {};
  const timed = (as: string, ms: number) => {
    times[as] ??= [];
    times[as].push(ms);
  };
  try {
    await plantTasks(db, openBlobs(home.config.blobUrl, join(data, 'blobs'), process.env), open);
    const passwordHash = await hashPassword(password);
    const logins = Array.from({ length: people + 1 }, (_, n) => `kiemtra${n}`);
    for (const login of logins)
      await keepOfficer(db, {
        login,
        name: login,
        roles: ['verifier'],
        scope: [],
        passwordHash,
      });
    await keepKeys(home.store, data);
    await buildWeb(() => undefined);
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
    try {
      const url = `http://${home.config.host}:${port}/`;
      const account = (login: string) => ({ login, password });
      const at = await Promise.all(
        logins.slice(0, people).map((login) => httpPerson(url, account(login), timed)),
      );
      // A server that has been up for a while: its lists are made, its connections open, its code compiled.
      const early = await Promise.all(
        logins.slice(0, 5).map((login) => httpPerson(url, account(login), () => undefined)),
      );
      await Promise.all(early.map((person) => work(person, 0, { entries: 6, pauseMs: 100 })));
      const startedAt = performance.now();
      const worked = await Promise.all(at.map((person, n) => work(person, n)));
      const seconds = (performance.now() - startedAt) / 1000;
      // A browser among the same company. It takes half of the machine, so only the browser is timed here.
      const company = await Promise.all(
        logins.slice(0, people - 1).map((login) => httpPerson(url, account(login), () => undefined)),
      );
      const others = Promise.all(company.map((person, n) => work(person, n)));
      const paints = await paintNext(url, account(logins[people] ?? ''));
      await others;
      const figures: Record<string, number> = {
        open_tasks: open,
        verifiers: people,
        entries: worked.reduce((sum, entries) => sum + entries, 0),
        calls_per_s: Object.values(times).reduce((sum, list) => sum + list.length, 0) / seconds,
      };
      for (const name of ['claim', 'next', 'save', 'decide'])
        for (const share of [50, 95])
          figures[`${name}_p${share}_ms`] = quantile(times[name] ?? [], share / 100);
      figures.paint_p50_ms = quantile(paints, 0.5);
      figures.paint_p95_ms = quantile(paints, 0.95);
      figures.painted = paints.length;
      return figuresOf('verify', figures, {
        session_p50_ms: quantile(times.session ?? [], 0.5),
        session_p95_ms: quantile(times.session ?? [], 0.95),
      });
    } finally {
      await server.stop();
    }
  } finally {
    await remove();
  }
}

/** Some entries from claim to decision, the next one always ahead; answers how many. */
async function work(
  person: HttpPerson,
  n: number,
  { entries, pauseMs }: { entries: number; pauseMs: number } = quick,
): Promise<number> {
  await sleep(n * 70);
  const claim = (besides: string | null, as: string) =>
    person.call(claimTask, {
      body: { step: 'verify-entry', subjectId: null, besides } as never,
      as,
    });
  let held = await claim(null, 'claim');
  let done = 0;
  while (held && done < entries) {
    const ahead = await claim(held.task.id, 'next');
    if (ahead?.entry) await person.fetch(imagePath(ahead.entry.gray.sha256), 'picture');
    const fields = answersOf(held);
    for (const [key, decision] of Object.entries(fields).slice(0, 5)) {
      await sleep(pauseMs * (0.5 + ((n + done + key.length) % 10) / 10));
      const draft = { text: decision.written ?? '', decision };
      const params = { taskId: held.task.id };
      await person.call(saveDrafts, { params, body: { fields: { [key]: draft } }, as: 'save' });
      if (done % 4 === 0) await person.call(whoAmI, { as: 'session' });
    }
    await person.call(decideVerify, { params: { taskId: held.task.id }, body: { fields }, as: 'decide' });
    done += 1;
    // Now and then somebody pauses, gives back what was ahead, and begins anew.
    if (done % 3 === 0 && ahead) {
      await person.call(releaseTask, { params: { taskId: ahead.task.id } });
      held = await claim(null, 'claim');
    } else held = ahead;
  }
  if (held) await person.call(releaseTask, { params: { taskId: held.task.id } });
  return done;
}

const answersOf = ({ entry }: ClaimedTask): Record<string, FieldDecision> =>
  Object.fromEntries(
    (entry?.fields ?? [])
      .filter((field) => field.isAsked)
      .map(({ key, read }) => [
        key,
        read.written === null
          ? { state: 'blank', written: null }
          : { state: 'written', written: read.written },
      ]),
  );
