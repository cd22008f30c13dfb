import type { z } from 'zod';
import type { RegisterForm } from '#schemas/form.ts';
import type { EntryId, Sha256 } from '#schemas/ids.ts';
import type { HumanStep } from '#schemas/task.ts';
import type { Engine } from './recognize/engine.ts';
import type { Seal } from './certify/seal.ts';
import type { Arrived } from './match/relate-arrival.ts';

/** Content-addressed bytes. `get` throws `blob.missing` or `blob.corrupt`. */
export interface Blobs {
  get(sha256: Sha256): Promise<Uint8Array>;
  put(bytes: Uint8Array): Promise<Sha256>;
}

export interface Forms {
  all(): readonly RegisterForm[];
  /** Throws `form.not-found`. */
  byId(id: string): RegisterForm;
}

/** Finds what an entry is to others by its values now, and keeps it; see `relateArrival`. Throws `id.not-found`. */
export type Relate = (entryId: EntryId) => Promise<Pick<Arrived, 'relations' | 'comparedWith'>>;

/** What a stage may reach, and nothing else: no files, no clock, no network but through these ports. */
export interface StageContext {
  readonly blobs: Blobs;
  readonly forms: Forms;
  readonly engine: Engine;
  readonly relate: Relate;
  readonly now: () => Date;
}

/** What a step run at once may reach. */
export interface AtOnceContext extends Pick<StageContext, 'blobs' | 'now'> {
  readonly seal: Seal;
}

/** Something with a name that leaves a value behind: a start, a machine step or a person's step. */
export interface Emitter<Out> {
  readonly name: string;
  readonly output: z.ZodType<Out>;
}

/**
 * A machine step: a plain function with a shape at each end. Running it twice on the same input harms nothing.
 * `version` goes up when its output for the same input may change; old outputs stay, new ones are computed by `requeue`.
 * `blocksLoop`: more than ~50 ms of computing; the worker runs it in a process of its own.
 */
export interface Stage<In, Out> extends Emitter<Out> {
  readonly version: number;
  readonly input: z.ZodType<In>;
  readonly blocksLoop: boolean;
  run(input: In, context: StageContext): Promise<Out>;
}

/** A machine step that somebody waits for; see `machineAtOnce`. */
export interface AtOnceStage<In, Out> extends Emitter<Out> {
  readonly version: number;
  readonly input: z.ZodType<In>;
  run(input: In, context: AtOnceContext): Promise<Out>;
}

export const defineAtOnce = <In, Out>(stage: AtOnceStage<In, Out>): AtOnceStage<In, Out> => stage;

export const defineStage = <In, Out>(stage: Stage<In, Out>): Stage<In, Out> => stage;

/** A step done by a person: what they are shown, what is left behind. The decision itself is made in `verify/`, `certify/`. */
export interface HumanStage<In, Out> extends Emitter<Out> {
  readonly name: HumanStep;
  readonly input: z.ZodType<In>;
}

export const defineHumanStage = <In, Out>(stage: HumanStage<In, Out>): HumanStage<In, Out> => stage;
