import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { ExpectedError } from '#schemas/errors.ts';
import { en } from '#schemas/wording/en.ts';
import { fill, say } from '#schemas/wording/say.ts';
import { vi, type Wording } from '#schemas/wording/vi.ts';
import { ServerUnreachable, UnknownFailure } from './call.ts';

interface Speech {
  readonly t: Wording;
  readonly fill: (sentence: string, details?: Readonly<Record<string, string | number>>) => string;
  /** The sentence for whatever was thrown. */
  readonly sayFailure: (error: unknown) => string;
  readonly switchLanguage: () => void;
}

const Context = createContext<Speech | null>(null);
const remembered = 'hotich.language';

export function WordingProvider(props: { children: ReactNode }) {
  const [t, setWording] = useState<Wording>(() => (localStorage.getItem(remembered) === 'en' ? en : vi));
  useEffect(() => {
    document.documentElement.lang = t.language;
    localStorage.setItem(remembered, t.language);
  }, [t]);
  const switchLanguage = useCallback(() => setWording((now) => (now.language === 'vi' ? en : vi)), []);
  const speech = useMemo<Speech>(
    () => ({
      t,
      fill: (sentence, details) => fill(t, sentence, details),
      sayFailure: (error) => {
        if (error instanceof ExpectedError) return say(t, error.code, error.details);
        if (error instanceof ServerUnreachable) return t.web.app.offline;
        return say(t, error instanceof UnknownFailure ? error.code : 'web');
      },
      switchLanguage,
    }),
    [t, switchLanguage],
  );
  return <Context value={speech}>{props.children}</Context>;
}

export function useWording(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error('useWording outside WordingProvider');
  return speech;
}
