/**
 * The answers to statements that were sent one behind the other, without waiting for one another (`pipeline` of pg): they run
 * in the order given. Waits for all of them, then throws what the first one to fail threw: nothing of a transaction may be
 * under way when it ends.
 */
export async function together<const Asked extends readonly Promise<unknown>[]>(
  asked: Asked,
): Promise<{ [At in keyof Asked]: Awaited<Asked[At]> }> {
  await Promise.allSettled(asked);
  return Promise.all(asked) as never;
}
