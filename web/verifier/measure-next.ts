const pressed = 'task-sent';

/** The key that sends a task was pressed. */
export const markSent = (): PerformanceMark => performance.mark(pressed);

const frame = () => new Promise(requestAnimationFrame);

/**
 * Measures `next-task`, from that key until the next task stands painted with its picture, once for each key. Read by
 * `npm run bench verify`.
 */
export async function measureNext(): Promise<void> {
  const [mark] = performance.getEntriesByName(pressed, 'mark');
  if (!mark) return;
  performance.clearMarks(pressed);
  await frame();
  // Every element is in its place now; a frame after the last picture is decoded, all of it has been painted.
  const pictures = document.querySelectorAll<HTMLImageElement>('.viewer-paper img, .crop-window img');
  await Promise.all([...pictures].map((image) => image.decode().catch(() => undefined)));
  await frame();
  performance.measure('next-task', { start: mark.startTime });
}
