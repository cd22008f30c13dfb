import { type RefObject, useEffect } from 'react';

/** Keeps an element in sight while `isCurrent`, also when it grows (its picture arrives after it is drawn). */
export function useInView(ref: RefObject<HTMLElement | null>, isCurrent: boolean): void {
  useEffect(() => {
    const element = ref.current;
    if (!isCurrent || !element) return;
    const observer = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, isCurrent]);
}
