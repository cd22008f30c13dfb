import { ExpectedError } from '#schemas/errors.ts';
import type { EntryId } from '#schemas/ids.ts';
import { MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import { isSettled } from '#pipeline/verify/is-settled.ts';
import type { Db } from '#store/open.ts';
import { outputChain } from '#store/output-chain.ts';
import { latestOutput, type OutputKey } from '#store/outputs.ts';

/**
 * What a task rests on: what machines made of the entry, back from keying to keying to what the first one was shown, and
 * what people have said of it so far, null before the first.
 */
export async function restsOn(
  db: Db,
  source: OutputKey,
): Promise<{ read: MatchedEntry; entry: VerifiedEntry | null }> {
  const chain = await outputChain(db, source);
  const [last] = chain;
  return {
    read: MatchedEntry.parse(chain.find((link) => link.key.step === 'match-records')?.output),
    entry: !last || last.key.step === 'match-records' ? null : VerifiedEntry.parse(last.output),
  };
}

const keyings = ['verify-entry', 'verify-entry-blind', 'arbitrate-entry'] as const;

/** Where an entry's settled values stand: its newest keying. Throws `record.changed` while it is not settled. */
export async function settledOutput(
  db: Db,
  entryId: EntryId,
): Promise<{ key: OutputKey; verified: VerifiedEntry }> {
  const outputs = await Promise.all(keyings.map((step) => latestOutput(db, step, entryId)));
  const newest = outputs
    .filter((output) => output !== undefined)
    .sort((a, b) => b.finishedAt.getTime() - a.finishedAt.getTime())[0];
  const verified = newest && VerifiedEntry.parse(newest.output);
  if (!newest || !verified || !isSettled(verified)) throw new ExpectedError('record.changed', { entryId });
  return { key: newest.key, verified };
}
