/** Texts one after the other in memory that threads share, by number. */
export interface KeptTexts {
  readonly pages: readonly Uint8Array[];
  /** By text, its page, and where it begins and ends there. */
  readonly places: Int32Array;
}

const pageBytes = 2 ** 22;

/** Takes texts one by one, none of more than 4 MiB; `done` when no more come. */
export function keepTexts() {
  const pages: Uint8Array[] = [];
  let places = new Int32Array(3 * 1024);
  let [count, used] = [0, pageBytes];
  return {
    add(text: string): void {
      const bytes = Buffer.from(text, 'utf8');
      if (bytes.length > pageBytes) throw new RangeError(`a text of ${bytes.length} bytes`);
      if (used + bytes.length > pageBytes) {
        pages.push(new Uint8Array(new SharedArrayBuffer(pageBytes)));
        used = 0;
      }
      pages.at(-1)?.set(bytes, used);
      if (3 * count === places.length) {
        const wider = new Int32Array(2 * places.length);
        wider.set(places);
        places = wider;
      }
      places.set([pages.length - 1, used, used + bytes.length], 3 * count);
      used += bytes.length;
      count += 1;
    },
    done(): KeptTexts {
      const shared = new Int32Array(new SharedArrayBuffer(4 * 3 * count));
      shared.set(places.subarray(0, 3 * count));
      return { pages, places: shared };
    },
  };
}

export function textAt({ pages, places }: KeptTexts, n: number): string {
  const [page, from, to] = places.subarray(3 * n, 3 * n + 3) as unknown as [number, number, number];
  const { buffer } = pages[page] as Uint8Array;
  return Buffer.from(buffer, from, to - from).toString('utf8');
}
