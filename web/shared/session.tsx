import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { signOut as signOutRoute, whoAmI } from '#schemas/api/session.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Officer, Role } from '#schemas/officer.ts';
import { call } from './call.ts';

interface Session {
  /** Undefined until the server has said who this is; null when nobody is signed in. */
  readonly officer: Officer | null | undefined;
  /** True when the session ran out under the officer's hands: the screen stays, sign-in comes over it. */
  readonly hasRunOut: boolean;
  readonly signedIn: (officer: Officer) => void;
  readonly signOut: () => Promise<void>;
  /** Tells the session about a failed call; true when it was the end of the session. */
  readonly noteFailure: (error: unknown) => boolean;
  readonly may: (...roles: Role[]) => boolean;
}

const Context = createContext<Session | null>(null);

export function SessionProvider(props: { children: ReactNode }) {
  const [officer, setOfficer] = useState<Officer | null | undefined>(undefined);
  const [hasRunOut, setRunOut] = useState(false);
  useEffect(() => {
    call(whoAmI).then(setOfficer, () => setOfficer(null));
  }, []);
  const signedIn = useCallback((next: Officer) => {
    setOfficer(next);
    setRunOut(false);
  }, []);
  const signOut = useCallback(async () => {
    await call(signOutRoute).catch(() => null);
    // What this officer typed and could not send is theirs; the next one at this browser must not find it.
    sessionStorage.clear();
    setOfficer(null);
    setRunOut(false);
  }, []);
  const noteFailure = useCallback((error: unknown) => {
    const isEnd = error instanceof ExpectedError && error.code === 'session.none';
    if (isEnd) setRunOut(true);
    return isEnd;
  }, []);
  const session = useMemo<Session>(
    () => ({
      officer,
      hasRunOut,
      signedIn,
      signOut,
      noteFailure,
      may: (...roles) => roles.some((role) => officer?.roles.includes(role)),
    }),
    [officer, hasRunOut, signedIn, signOut, noteFailure],
  );
  return <Context value={session}>{props.children}</Context>;
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}
