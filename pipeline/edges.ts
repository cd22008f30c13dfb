import type { Role } from '#schemas/officer.ts';
import type { AtOnceStage, Emitter, HumanStage, Stage } from './stage.ts';
import type { Work } from './verify/work-of.ts';

/** Queues are by resource, not by step: concurrency is set where the machine hurts. */
export type QueueName = 'image' | 'ocr' | 'text';

interface Item {
  readonly subjectId: string;
  readonly input: unknown;
}

/** One arrow of the graph, with its types already checked and forgotten. */
export type Edge =
  | {
      readonly does: 'machine';
      readonly step: Stage<never, unknown>;
      readonly after: string;
      readonly queue: QueueName;
      /** What the previous output makes due: itself for its own subject, or one piece for each part of it. */
      readonly split: (output: unknown, subjectId: string) => readonly Item[];
    }
  | {
      readonly does: 'book';
      readonly step: Stage<never, unknown>;
      /** Runs for a book when no step before it is still due for any of its pages. */
      readonly after: string;
      readonly queue: QueueName;
    }
  | {
      readonly does: 'at-once';
      /** Run by whoever saved the output before it, in the same breath and in their process; never queued. */
      readonly step: AtOnceStage<never, unknown>;
      readonly after: string;
    }
  | {
      readonly does: 'human';
      readonly step: HumanStage<never, unknown>;
      readonly after: string;
      readonly role: Role;
      /** Steps whose people may not do this one. */
      readonly notSameAs: readonly string[];
      /** Whether the output before it makes it due at all. */
      readonly when: (output: unknown) => boolean;
      readonly workOf: (output: unknown) => Work;
    };

/** A machine step that takes the whole output of the one before it. */
export function machine<Prev extends In, In, Out>(
  step: Stage<In, Out>,
  where: { after: Emitter<Prev>; queue: QueueName },
): Edge {
  return {
    does: 'machine',
    step: step as unknown as Stage<never, unknown>,
    after: where.after.name,
    queue: where.queue,
    split: (output, subjectId) => [{ subjectId, input: output }],
  };
}

/** A machine step run once for each part of the output before it; `idOf` names the part. */
export function machineEach<Prev, Part extends In, In, Out>(
  step: Stage<In, Out>,
  where: {
    after: Emitter<Prev>;
    queue: QueueName;
    split: (output: Prev) => readonly Part[];
    idOf: (part: Part) => string;
  },
): Edge {
  return {
    does: 'machine',
    step: step as unknown as Stage<never, unknown>,
    after: where.after.name,
    queue: where.queue,
    split: (output) =>
      where.split(output as Prev).map((part) => ({ subjectId: where.idOf(part), input: part })),
  };
}

/** A machine step over a whole book, due when nothing of the book is left to do up to and including `after`. */
export function machineBook<In, Out>(
  step: Stage<In, Out>,
  where: { after: Emitter<unknown>; queue: QueueName },
): Edge {
  return {
    does: 'book',
    step: step as unknown as Stage<never, unknown>,
    after: where.after.name,
    queue: where.queue,
  };
}

/** A machine step that somebody waits for: run at once after the output before it, where its keys and ears are. */
export function machineAtOnce<Prev extends In, In, Out>(
  step: AtOnceStage<In, Out>,
  where: { after: Emitter<Prev> },
): Edge {
  return { does: 'at-once', step: step as unknown as AtOnceStage<never, unknown>, after: where.after.name };
}

/** A step that waits for a person; where `when` is given, only after such outputs. */
export function human<Prev extends In, In, Out>(
  step: HumanStage<In, Out>,
  where: {
    after: Emitter<Prev>;
    role: Role;
    when?: (output: Prev) => boolean;
    notSameAs?: readonly Emitter<unknown>[];
    workOf?: (output: Prev) => Work;
  },
): Edge {
  return {
    does: 'human',
    step: step as unknown as HumanStage<never, unknown>,
    after: where.after.name,
    role: where.role,
    notSameAs: where.notSameAs?.map((emitter) => emitter.name) ?? [],
    when: (output) => where.when?.(output as Prev) ?? true,
    workOf: (output) => where.workOf?.(output as Prev) ?? { fields: 0, isHard: false },
  };
}
