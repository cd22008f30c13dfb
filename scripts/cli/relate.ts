import { ExpectedError } from '#schemas/errors.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { relateAll } from '../relate/relate-all.ts';
import type { RelatePart, RelateRun } from '../relate/relate-run.ts';
import { type HomeOptions, openHome } from './home.ts';
import { spell, voice } from './speak.ts';

/** How often it says how far it is. */
const tellEveryMs = 5000;

/**
 * Holds all entries against each other anew, or those of a kind, or those that something happened to since a time. Throws
 * `request.bad` for a kind or a time that is none.
 */
export async function relate(
  options: HomeOptions & { kind?: string; since?: string; json?: boolean; lang?: string },
): Promise<void> {
  const scope = { kind: kindOf(options.kind), since: timeOf(options.since) };
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const startedAt = Date.now();
    const report = await relateAll(home.store, scope, {
      now: () => new Date(),
      progress: teller(({ part, left, ...at }) =>
        speaker.say(told[part], { ...at, eta: spell(speaker.wording, left) }),
      ),
    });
    speaker.say('related', { ...report, time: spell(speaker.wording, (Date.now() - startedAt) / 1000) });
    speaker.result(report);
  } finally {
    await home.close();
  }
}

const told = {
  read: 'relateReading',
  relate: 'relating',
  settle: 'relateSettling',
} as const satisfies Record<RelatePart, string>;

interface Far {
  readonly part: RelatePart;
  readonly done: number;
  readonly of: number;
  /** Seconds that the part still takes, as its pace has been so far. */
  readonly left: number;
}

/** Says now and then how far a part is. */
function teller(say: (far: Far) => void): RelateRun['progress'] {
  let begun: { readonly part: RelatePart; readonly at: number; readonly done: number } | null = null;
  let lastAt = Date.now();
  return (done, of, part) => {
    const at = Date.now();
    if (begun?.part !== part) begun = { part, at, done };
    if (at - lastAt < tellEveryMs || done === begun.done) return;
    lastAt = at;
    const each = (at - begun.at) / (done - begun.done) / 1000;
    say({ part, done, of, left: each * (of - done) });
  };
}

function kindOf(text: string | undefined): RecordKind | null {
  if (text === undefined) return null;
  const kind = RecordKind.safeParse(text);
  if (!kind.success) throw new ExpectedError('request.bad', { option: '--kind' });
  return kind.data;
}

function timeOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new ExpectedError('request.bad', { option: '--since' });
  return time.toISOString();
}
