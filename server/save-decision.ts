import { follow } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import { hashOf } from '#pipeline/hash.ts';
import type { Db } from '#store/open.ts';
import { type OutputKey, type OutputSource, saveOutput } from '#store/outputs.ts';

/** People's steps and starts are not versioned: what a person decided is not computed anew. */
export const decisionVersion = 1;

interface Decision {
  readonly step: string;
  readonly subjectId: string;
  readonly inputHash: string;
  readonly output: object;
  /** Officer who decided or asked. */
  readonly by: string;
  readonly at: Date;
  readonly source: OutputSource;
  readonly bookId: string | null;
  readonly pageId: string | null;
  readonly priority: number;
}

/** Saves what a person left behind like a machine's output, with what the graph makes due after it. */
export async function saveDecision(tx: Db, decision: Decision): Promise<OutputKey> {
  const { step, subjectId, inputHash, output, by, at, source, bookId, pageId, priority } = decision;
  const key = { step, subjectId, inputHash, version: decisionVersion };
  const { jobs, tasks } = follow(graph, { ...key, output });
  const isNew = await saveOutput(tx, {
    key,
    output,
    outputHash: hashOf(output),
    by,
    source,
    startedAt: at,
    tookMs: 0,
    place: { bookId, pageId },
    priority,
    jobs,
    tasks: tasks.map((task) => ({
      ...task,
      notSameAs: task.notSameAs === null ? [] : [byWhom(task.notSameAs, decision)],
    })),
  });
  if (!isNew) throw new Error(`${step} decided twice for one input`);
  return key;
}

/** The person of the step just done; a step further back is in no edge yet. */
function byWhom(step: string, decision: Decision): string {
  if (step !== decision.step) throw new Error(`who did ${step} is not known after ${decision.step}`);
  return decision.by;
}
