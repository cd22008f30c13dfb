import Tinypool from 'tinypool';
import { ExpectedError, isErrorCode } from '#schemas/errors.ts';
import type { Computation, Computed } from './compute.ts';

/** A page that takes longer than this is hanging: its process is ended and the run tried again. */
const limitMs = 180_000;

export interface Pool {
  /** Throws `engine.timeout`, `engine.failed` (the process died), the step's own expected errors, or a bug. */
  run(computation: Computation): Promise<unknown>;
  close(): Promise<void>;
}

/** Processes for steps that would block the event loop, and with it BullMQ's lock renewal (@source ADR 0010). */
export function openPool(size: number, env: Record<string, string>): Pool {
  const pool = new Tinypool({
    filename: new URL('./compute.ts', import.meta.url).href,
    runtime: 'child_process',
    minThreads: size,
    maxThreads: size,
    idleTimeout: 0x7fffffff,
    isolateWorkers: false,
    execArgv: ['--import', 'tsx'],
    env,
  });
  return {
    async run(computation) {
      const signal = AbortSignal.timeout(limitMs);
      const computed: Computed = await pool.run(computation, { signal }).catch((cause: unknown) => {
        if (signal.aborted) throw new ExpectedError('engine.timeout', { step: computation.step }, { cause });
        if (cause instanceof Error && /exited unexpectedly|Channel closed|EPIPE/.test(cause.message))
          throw new ExpectedError('engine.failed', { step: computation.step }, { cause });
        throw cause;
      });
      if (computed.ok) return computed.output;
      if (isErrorCode(computed.code)) throw new ExpectedError(computed.code, { ...computed.details });
      throw new Error(computed.code);
    },
    close: () => pool.destroy(),
  };
}
