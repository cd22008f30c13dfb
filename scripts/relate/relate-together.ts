import { availableParallelism } from 'node:os';
import type { EntryId } from '#schemas/ids.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import type { RelateProgress, RelateScope } from '#schemas/relate-run.ts';
import { modelsWith } from '#pipeline/match/link-models.ts';
import { activeLinkModels } from '#store/link-models.ts';
import type { Store } from '#store/open.ts';
import { countEntries, type KnownOfEntry, knownOfEntries } from '#store/relate-batch.ts';
import { entriesToRelate, noteRelating } from '#store/relate-run.ts';
import { lockRelating } from '#store/relations.ts';
import { openRelateThreads, type RelateThreads } from '#workers/relate-threads.ts';
import { type EntriesRead, readEntries } from './read-entries.ts';
import type { RelateReport, RelateRun } from './relate-run.ts';
import { relateStep, type StepToWrite } from './relate-step.ts';
import { type SeenPairs, seenPairs } from './seen-pairs.ts';
import { settleAll } from './settle-all.ts';

/** Entries a transaction: whatever arrives meanwhile waits no longer than these take. */
const atOnce = 200;
/** Steps that threads are ahead of what is written, each. */
const ahead = 3;

/**
 * `relateAll` of many: all entries are read into memory, threads find what each is to its neighbors, and steps are written in the
 * order of ids as arrivals would be, some hundred entries a transaction. Then persons are settled, once around those who changed. For
 * half a million births it needs 1.2 GiB, and some 0.2 for each thread.
 */
export async function relateTogether(
  store: Store,
  start: RelateProgress,
  of: number,
  run: RelateRun,
): Promise<RelateReport> {
  let reached = start;
  const changed = new Set<EntryId>();
  for (;;) {
    const models = await activeLinkModels(store.db);
    const all = await countEntries(store.db);
    const read = await readEntries(store, modelsWith(models), (done) => run.progress(done, all, 'read'));
    const threads = await openRelateThreads(read.toRelate, availableParallelism());
    try {
      const written = await writeSteps(store, { read, threads, models }, reached, {
        ...run,
        changed: (id) => changed.add(id),
        of,
      });
      reached = written.reached;
      if (!written.isWhole) continue;
    } finally {
      await threads.close();
    }
    const names = { ...read, kindOf: read.toRelate.packed.kindOf };
    let { changed: others } = reached;
    await settleAll(store, start.scope, names, {
      now: run.now,
      changed: (id) => {
        if (!changed.has(id)) others += 1;
      },
      progress: (done) => run.progress(done, of, 'settle'),
    });
    return { done: reached.done, changed: others };
  }
}

interface Writing {
  readonly read: EntriesRead;
  readonly threads: RelateThreads;
  /** The weights that it is done by. */
  readonly models: readonly LinkModel[];
}

type Finding = Pick<Writing, 'read' | 'threads'> & { readonly pairs: SeenPairs };

/** Writes step by step from where it was; not to the end where other weights were switched on meanwhile. */
async function writeSteps(
  { db }: Store,
  { read, threads, models }: Writing,
  from: RelateProgress,
  {
    now,
    progress,
    changed,
    of,
  }: RelateRun & { readonly of: number; readonly changed: (id: EntryId) => void },
): Promise<{ readonly reached: RelateProgress; readonly isWhole: boolean }> {
  let reached = from;
  const pairs = seenPairs(read);
  for await (const step of stepsFrom(db, from.scope, from.after, { read, threads, pairs })) {
    const written = await db.transaction().execute(async (tx) => {
      await lockRelating(tx);
      const inUse = await activeLinkModels(tx);
      if (inUse.length !== models.length || inUse.some((model) => !models.includes(model))) return null;
      const others = await relateStep(tx, read, step, { pairs, now: now() });
      const to = {
        ...{ scope: from.scope, after: step.ids.at(-1) as EntryId },
        ...{ done: reached.done + step.ids.length, changed: reached.changed + others.size },
      };
      await noteRelating(tx, to);
      return { to, others };
    });
    if (written === null) return { reached, isWhole: false };
    written.others.forEach(changed);
    step.ids.forEach(pairs.written);
    reached = written.to;
    progress(reached.done, of, 'relate');
  }
  return { reached, isWhole: true };
}

/** Steps in order; threads find what the next ones are to their neighbors while one is written. */
async function* stepsFrom(
  db: Store['db'],
  scope: RelateScope,
  start: string,
  { read, threads, pairs }: Finding,
): AsyncGenerator<StepToWrite> {
  const waiting: Promise<StepToWrite>[] = [];
  let [after, isEnd] = [start, false];
  try {
    for (;;) {
      while (!isEnd && waiting.length < ahead * availableParallelism()) {
        const ids = await entriesToRelate(db, scope, after, atOnce);
        after = ids.at(-1) ?? after;
        isEnd = ids.length === 0;
        if (isEnd) break;
        const step = findStep(db, ids, { read, threads, pairs });
        // what fails says so when its turn comes
        step.catch(() => undefined);
        waiting.push(step);
      }
      const next = waiting.shift();
      if (!next) return;
      yield await next;
    }
  } finally {
    await Promise.allSettled(waiting);
  }
}

async function findStep(
  db: Store['db'],
  ids: readonly EntryId[],
  { read: { numberOf }, threads, pairs }: Finding,
): Promise<StepToWrite> {
  const knownOf = new Map<EntryId, KnownOfEntry[]>(ids.map((id) => [id, []]));
  for (const known of await knownOfEntries(db, ids))
    for (const id of [known.a, known.b]) knownOf.get(id)?.push(known);
  const entries = ids.map((id) => {
    const [n, known] = [numberOf.get(id) ?? null, knownOf.get(id) ?? []];
    const others = known.map(({ a, b }) => numberOf.get(a === id ? b : a));
    const seen = pairs.knownOf(id, known);
    return {
      n,
      seen,
      besides: others.filter((other) => other !== undefined && !seen.has(other)) as number[],
    };
  });
  const read = entries.filter(({ n }) => n !== null);
  const found = await threads.find({
    entries: read.map(({ n }) => n as number),
    besides: read.map(({ besides }) => besides),
    without: read.map(({ seen }) => [...seen]),
  });
  const foundOf = new Map(read.map((entry, at) => [entry, found[at] ?? []]));
  return {
    ids,
    found: entries.map((entry) => foundOf.get(entry) ?? null),
    besides: entries.map(({ besides }) => besides),
    seen: entries.map(({ seen }) => seen),
  };
}
