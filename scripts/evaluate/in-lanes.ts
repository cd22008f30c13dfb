/** Does something with each of a list, so many at a time; answers in the list's order. */
export async function inLanes<T, R>(
  list: readonly T[],
  lanes: number,
  does: (one: T) => Promise<R>,
): Promise<R[]> {
  const out: R[] = [];
  const waiting = [...list.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) out[next[0]] = await does(next[1]);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return out;
}
