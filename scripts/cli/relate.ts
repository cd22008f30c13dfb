import { ExpectedError } from '#schemas/errors.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { relateAll } from '../relate/relate-all.ts';
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
    let [first, told] = [null as number | null, startedAt];
    const report = await relateAll(home.store, scope, {
      now: () => new Date(),
      progress: (done, of) => {
        first ??= done;
        if (Date.now() - told < tellEveryMs) return;
        told = Date.now();
        const each = (told - startedAt) / Math.max(1, done - first) / 1000;
        speaker.say('relating', { done, of, eta: spell(speaker.wording, each * (of - done)) });
      },
    });
    speaker.say('related', { ...report, time: spell(speaker.wording, (Date.now() - startedAt) / 1000) });
    speaker.result(report);
  } finally {
    await home.close();
  }
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
