import { useEffect } from 'react';

/** Says something in the tab's title while `text` is there, for whoever went to another tab. Never a name. */
export function useTabNotice(text: string | null): void {
  useEffect(() => {
    if (text === null) return;
    const before = document.title;
    document.title = text;
    return () => {
      document.title = before;
    };
  }, [text]);
}
