/** Whole numbers of 32 bits, one after the other; in memory that threads share when they are done. */
export function growingInts() {
  let numbers = new Int32Array(1024);
  let size = 0;
  return {
    size: () => size,
    add(number: number): void {
      if (size === numbers.length) {
        const wider = new Int32Array(2 * size);
        wider.set(numbers);
        numbers = wider;
      }
      numbers[size++] = number;
    },
    done(): Int32Array {
      const shared = new Int32Array(new SharedArrayBuffer(4 * size));
      shared.set(numbers.subarray(0, size));
      return shared;
    },
  };
}
