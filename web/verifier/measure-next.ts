const pressed = 'task-sent';

/** The key that sends a task was pressed. */
export const markSent = (): PerformanceMark => performance.mark(pressed);

const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/**
 * Measures `next-task`, from that key until the next task stands painted with its picture, once for each key. Read by
 * `npm run bench verify`.
 */
export async function measureNext(): Promise<void> {
  const [mark] = performance.getEntriesByName(pressed, 'mark');
  if (!mark) return;
  performance.clearMarks(pressed);
  const pictures = [...document.querySelectorAll<HTMLImageElement>('.viewer-paper img, .crop-window img')];
  const shown = pictures.filter((image) => image.checkVisibility());
  await Promise.all(shown.map((image) => image.decode().catch(() => undefined)));
  await painted();
  performance.measure('next-task', { start: mark.startTime });
}
