import { follow } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import { hashOf } from '#pipeline/hash.ts';
import type { Db } from '#store/open.ts';
import { type OutputKey, type OutputSource, saveNewOutput } from '#store/outputs.ts';

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
  /** Who did which step of the subject so far, this one among them; for what may not be done by the same person. */
  readonly hands?: readonly { readonly step: string; readonly by: string }[];
  /** Who did at once what is due after it. */
  readonly doneBy?: string;
}

/** Where a decision will stand. */
export const decisionKey = ({
  step,
  subjectId,
  inputHash,
}: Pick<Decision, 'step' | 'subjectId' | 'inputHash'>): OutputKey => ({
  step,
  subjectId,
  inputHash,
  version: decisionVersion,
});

/** Saves what a person left behind like a machine's output, with what the graph makes due after it. */
export async function saveDecision(tx: Db, decision: Decision): Promise<OutputKey> {
  const { step, output, by, at, source, bookId, pageId, priority } = decision;
  const hands = decision.hands ?? [{ step, by }];
  const key = decisionKey(decision);
  const { jobs, tasks } = follow(graph, { ...key, output });
  await saveNewOutput(tx, {
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
      notSameAs: hands.filter((hand) => task.notSameAs.includes(hand.step)).map((hand) => hand.by),
      done: decision.doneBy ? { by: decision.doneBy, at } : undefined,
    })),
  });
  return key;
}
