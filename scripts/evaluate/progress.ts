/** Says on stderr how far a long count is, and how long the rest may take; a line every few seconds. */
export function progress(what: string): (done: number, of: number) => void {
  const started = performance.now();
  let said = started;
  return (done, of) => {
    const now = performance.now();
    if (now - said < 5000 && done < of) return;
    said = now;
    const left = ((now - started) / done) * (of - done);
    process.stderr.write(`${what} ${done}/${of}, ${Math.round(left / 1000)} s left\n`);
  };
}
