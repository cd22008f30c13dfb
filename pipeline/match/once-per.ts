/** A function of an object that never changes: answered once, and the answer is kept as long as the object is. */
export function oncePer<O extends object, T>(of: (object: O) => T): (object: O) => T {
  const answers = new WeakMap<O, { readonly answer: T }>();
  return (object) => {
    const known = answers.get(object);
    if (known) return known.answer;
    const answer = of(object);
    answers.set(object, { answer });
    return answer;
  };
}
