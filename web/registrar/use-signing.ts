import { useState } from 'react';
import { type ExtractView, extractOf } from '#schemas/api/extracts.ts';
import { signExtracts } from '#schemas/api/signing.ts';
import { ExpectedError, isErrorCode } from '#schemas/errors.ts';
import type { ExtractId } from '#schemas/ids.ts';
import { call, UnknownFailure } from '../shared/call.ts';
import { type PluginAnswer, signWithPlugin } from './sign-with-plugin.ts';

/** One paper of several, after its turn: signed, or why not. */
export interface Turn {
  readonly id: ExtractId;
  readonly subject: string;
  readonly signed: ExtractView | null;
  /** What the server said, or what was thrown on the way to it. */
  readonly failure: unknown;
  /** What the officer's own program said in place of signing; null where it is not the one that failed. */
  readonly program: Exclude<PluginAnswer, { outcome: 'signed' }> | null;
}

/** Papers on their way through the key. */
export interface Signing {
  readonly of: number;
  readonly turns: readonly Turn[];
  readonly isOver: boolean;
  /** The officer's own program has the paper and asks for its PIN. */
  readonly isInProgram: boolean;
}

/** At a time: a slow line shows that something moves, and a closed page has not asked for fifty. */
const together = 5;

/** Signs papers some at a time; what fails is told and stops nothing. */
export function useSigning(): {
  signing: Signing | null;
  sign: (papers: readonly ExtractView[]) => Promise<readonly Turn[]>;
  clear: () => void;
} {
  const [signing, setSigning] = useState<Signing | null>(null);
  const sign = async (papers: readonly ExtractView[]): Promise<readonly Turn[]> => {
    const turns: Turn[] = [];
    const tell = (isOver: boolean, isInProgram = false) =>
      setSigning({ of: papers.length, turns: [...turns], isOver, isInProgram });
    tell(false);
    for (let at = 0; at < papers.length; at += together) {
      const some = papers.slice(at, at + together);
      const answers = await askToSign(some);
      for (const [n, paper] of some.entries()) {
        const answer = answers[n] ?? { signed: null, failure: new UnknownFailure('web'), program: null };
        if (answer.signed?.toSign) {
          tell(false, true);
          const done = await byProgram(paper.id, answer.signed.toSign);
          turns.push({ ...done, id: paper.id, subject: paper.subject });
        } else turns.push({ ...answer, id: paper.id, subject: paper.subject });
        tell(false);
      }
    }
    tell(true);
    return turns;
  };
  return { signing, sign, clear: () => setSigning(null) };
}

type Answer = Pick<Turn, 'signed' | 'failure' | 'program'>;

/** In the order of `papers`. A call that fails as a whole fails for each of them. */
async function askToSign(papers: readonly ExtractView[]): Promise<readonly Answer[]> {
  try {
    const answers = await call(signExtracts, { body: { extractIds: papers.map(({ id }) => id) } });
    return answers.map(({ extract, failure }) => ({
      signed: extract,
      failure: failure && asError(failure.code, failure.details),
      program: null,
    }));
  } catch (failure) {
    return papers.map(() => ({ signed: null, failure, program: null }));
  }
}

const asError = (code: string, details: Record<string, string | number>): Error =>
  isErrorCode(code) ? new ExpectedError(code, details) : new UnknownFailure(code);

/** The officer's own program fetches the file, signs it and puts it back; then it is sealed. */
async function byProgram(id: ExtractId, toSign: NonNullable<ExtractView['toSign']>): Promise<Answer> {
  const program = await signWithPlugin(toSign);
  if (program.outcome !== 'signed') return { signed: null, failure: null, program };
  try {
    const extract = await call(extractOf, { params: { extractId: id } });
    if (extract.status === 'sealed') return { signed: extract, failure: null, program: null };
    return { signed: null, failure: null, program: { outcome: 'refused', says: '' } };
  } catch (failure) {
    return { signed: null, failure, program: null };
  }
}
