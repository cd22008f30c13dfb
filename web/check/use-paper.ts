import { useEffect, useState } from 'react';
import { type CheckReply, checkExtract, codeKeys } from '#schemas/api/check.ts';
import { checkQrToken } from '#schemas/qr-token.ts';
import { call, ServerUnreachable } from '../shared/call.ts';
import type { Asked } from './asked.ts';
import type { TokenSays } from './verdict.ts';
import { verifyEd25519 } from './verify-ed25519.ts';

/** A network that does not answer for so long is none: somebody waits at the desk. */
const patienceMs = 10_000;

/** What was found out about a paper. */
export interface FoundPaper {
  readonly token: TokenSays;
  readonly now: CheckReply | null;
  /** Why the register was not asked; null when it was. */
  readonly failure: unknown;
  readonly isOffline: boolean;
  readonly at: Date;
}

/** Without a network the service worker has the keys of last time. */
async function checkToken({ code, fragment }: Asked): Promise<TokenSays> {
  if (fragment === '') return { state: 'none' };
  const keys = await call(codeKeys).catch(() => null);
  return keys ? checkQrToken(fragment, code, keys, verifyEd25519) : { state: 'unchecked' };
}

async function find(asked: Asked): Promise<FoundPaper> {
  const signal = AbortSignal.timeout(patienceMs);
  const [token, answer] = await Promise.all([
    checkToken(asked),
    call(checkExtract, { params: { code: asked.code }, signal }).then(
      (now) => ({ now, failure: null }),
      (failure: unknown) => ({ now: null, failure: signal.aborted ? new ServerUnreachable() : failure }),
    ),
  ]);
  return { token, ...answer, isOffline: answer.failure instanceof ServerUnreachable, at: new Date() };
}

/** Checks the token here and asks the register, both at once; null while that lasts. `again` asks once more. */
export function usePaper(asked: Asked): { readonly found: FoundPaper | null; readonly again: () => void } {
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<FoundPaper | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same
  useEffect(() => {
    let isCurrent = true;
    setFound(null);
    void find(asked).then((answer) => isCurrent && setFound(answer));
    return () => {
      isCurrent = false;
    };
  }, [asked, tries]);
  return { found, again: () => setTries((before) => before + 1) };
}
