/**
 * Two numbers of 32 bits that stand for a text: of two texts that differ, both are the same once in 2⁶⁴ (FNV-1a over its
 * letters, by two primes).
 */
export function textNumbers(text: string): readonly [number, number] {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    one = Math.imul(one ^ letter, 0x01000193);
    other = Math.imul(other ^ letter, 0x5bd1e995) ^ (other >>> 15);
  }
  return [one | 0, other | 0];
}
