import type { Role } from '#schemas/officer.ts';
import type { HumanStep } from '#schemas/task.ts';
import type { Edge, QueueName } from './edges.ts';
import { hashOf } from './hash.ts';
import type { Work } from './verify/work-of.ts';

/** A step's finished run: where an output stands. */
export interface Finished {
  readonly step: string;
  readonly version: number;
  readonly subjectId: string;
  readonly inputHash: string;
  readonly output: unknown;
}

export interface DueJob {
  readonly step: string;
  readonly version: number;
  readonly queue: QueueName;
  readonly subjectId: string;
  readonly inputHash: string;
}

export interface DueTask {
  readonly step: HumanStep;
  readonly role: Role;
  /** Steps whose people may not do it. */
  readonly notSameAs: readonly string[];
  readonly subjectId: string;
  readonly inputHash: string;
  readonly work: Work;
}

export interface Due {
  readonly jobs: readonly DueJob[];
  readonly tasks: readonly DueTask[];
}

/** What a finished run makes due, by the graph alone. Pure; the same run always makes the same rows due. */
export function follow(graph: readonly Edge[], finished: Finished): Due {
  const jobs: DueJob[] = [];
  const tasks: DueTask[] = [];
  for (const edge of graph) {
    if (edge.after !== finished.step) continue;
    if (edge.does === 'machine') {
      const { step, queue } = edge;
      for (const { subjectId, input } of edge.split(finished.output, finished.subjectId))
        jobs.push({ step: step.name, version: step.version, queue, subjectId, inputHash: hashOf(input) });
    } else if (edge.does === 'human' && edge.when(finished.output)) {
      const { step, role, notSameAs, workOf } = edge;
      const inputHash = hashOf(finished.output);
      const work = workOf(finished.output);
      tasks.push({ step: step.name, role, notSameAs, subjectId: finished.subjectId, inputHash, work });
    }
  }
  return { jobs, tasks };
}

/** The steps run at once after this one, by whoever did it. */
export const atOnceAfter = (graph: readonly Edge[], step: string) =>
  graph.filter((edge) => edge.does === 'at-once').filter((edge) => edge.after === step);

/** The edge that leads to a step, the first of several: only a person's step has more than one. */
export function edgeTo(graph: readonly Edge[], step: string): Edge {
  const edge = graph.find((candidate) => candidate.step.name === step);
  if (!edge) throw new Error(`no edge leads to ${step}`);
  return edge;
}

/** A machine step's own input, cut out of the output it follows. */
export function inputOf(
  edge: Edge,
  sourceOutput: unknown,
  sourceSubjectId: string,
  subjectId: string,
): unknown {
  if (edge.does !== 'machine') return sourceOutput;
  return edge.split(sourceOutput, sourceSubjectId).find((item) => item.subjectId === subjectId)?.input;
}

/** The machine steps a book waits for before its own step runs: all that lead up to it. */
export function stepsBefore(graph: readonly Edge[], step: string): readonly string[] {
  const names: string[] = [];
  for (let at = edgeTo(graph, step).after; ; ) {
    const edge = graph.find((candidate) => candidate.step.name === at);
    if (!edge) return names;
    names.unshift(at);
    at = edge.after;
  }
}
