/** The end of a file as a later revision must know it. */
export interface Trailer {
  /** One more than the highest object number. */
  readonly size: number;
  readonly rootNumber: number;
  /** /Root, /Info and /ID, to be written again. */
  readonly entries: string;
}

/** Reads files whose tables of objects are plain text, as ours are. Throws a RangeError for others. */
export function trailerOf(file: Buffer): Trailer {
  const text = trailerAt(file, lastTable(file));
  const size = Number(/\/Size (\d+)/.exec(text)?.[1]);
  const root = /\/Root (\d+) 0 R/.exec(text);
  if (!root || !Number.isInteger(size)) throw new RangeError('no trailer');
  const info = /\/Info \d+ 0 R/.exec(text)?.[0] ?? '';
  const id = /\/ID ?\[[^\]]*\]/.exec(text)?.[0] ?? '';
  return { size, rootNumber: Number(root[1]), entries: [root[0], info, id].filter(Boolean).join(' ') };
}

/** What stands between `obj` and `endobj`, in the newest revision that has this object. Throws a RangeError when none has. */
export function objectIn(file: Buffer, number: number): Buffer {
  let table: number | null = lastTable(file);
  for (let revisions = 0; table !== null && revisions < 20; revisions++) {
    const offset = offsetIn(file, table, number);
    if (offset !== null) return objectAt(file, offset, number);
    const previous: string | undefined = /\/Prev (\d+)/.exec(trailerAt(file, table))?.[1];
    table = previous === undefined ? null : Number(previous);
  }
  throw new RangeError(`no object ${number}`);
}

/** The bytes of a stream object that is written as it is, unfiltered. */
export function streamOf(object: Buffer): Buffer {
  const [head = '', length] =
    /^<<[^>]*\/Length (\d+)[^>]*>>\r?\nstream\r?\n/.exec(object.toString('latin1', 0, 400)) ?? [];
  const start = head.length;
  const end = start + Number(length);
  if (start === 0 || end > object.length) throw new RangeError('not a stream');
  return object.subarray(start, end);
}

/** The newest table's place, by the last `startxref`. */
export function lastTable(file: Buffer): number {
  const at = file.lastIndexOf('startxref');
  const offset = Number(/^startxref\s+(\d+)/.exec(file.toString('latin1', Math.max(at, 0), at + 40))?.[1]);
  if (at < 0 || !Number.isInteger(offset)) throw new RangeError('no startxref');
  return offset;
}

/** Numbers of the objects that the revisions after the table at `base` write, each once. Throws a RangeError for compressed tables. */
export function numbersIn(file: Buffer, base: number): number[] {
  const found = new Set<number>();
  for (let table = lastTable(file), revisions = 0; table !== base; revisions++) {
    const trailer = trailerAt(file, table);
    const previous = /\/Prev (\d+)/.exec(trailer)?.[1];
    // it must lead back to the paper as it was drawn, and no second table may stand beside it
    if (previous === undefined || revisions > 20 || /\/(XRefStm|Encrypt)\b/.test(trailer))
      throw new RangeError('not a revision of this file');
    for (const [first, count] of sectionsIn(file, table))
      for (let i = 0; i < count; i++) if (first + i > 0) found.add(first + i);
    table = Number(previous);
  }
  return [...found];
}

function sectionsIn(file: Buffer, table: number): [first: number, count: number][] {
  const text = file.toString('latin1', table, file.indexOf('trailer', table));
  return [...text.matchAll(/(?:^|[\r\n])(\d+) (\d+)[ \t]*(?=[\r\n])/g)].map(([, first, count]) => [
    Number(first),
    Number(count),
  ]);
}

function trailerAt(file: Buffer, table: number): string {
  const start = file.indexOf('trailer', table);
  const end = file.indexOf('startxref', start);
  if (file.toString('latin1', table, table + 4) !== 'xref' || start < 0 || end < 0)
    throw new RangeError('a table of objects that is not plain text');
  return file.toString('latin1', start, end);
}

function offsetIn(file: Buffer, table: number, number: number): number | null {
  const end = file.indexOf('trailer', table);
  const lines = file.toString('latin1', table, end).split(/\r?\n|\r/);
  for (let i = 1; i < lines.length; ) {
    const section = /^(\d+) (\d+)\s*$/.exec(lines[i] ?? '');
    if (!section) break;
    const [first, count] = [Number(section[1]), Number(section[2])];
    const line = lines[i + 1 + number - first];
    if (number >= first && number < first + count) {
      const entry = /^(\d{10}) \d{5} n/.exec(line ?? '');
      return entry ? Number(entry[1]) : null;
    }
    i += 1 + count;
  }
  return null;
}

function objectAt(file: Buffer, offset: number, number: number): Buffer {
  const head = new RegExp(`^\\s*${number} 0 obj\\s+`).exec(file.toString('latin1', offset, offset + 40))?.[0];
  if (head === undefined) throw new RangeError('the table leads elsewhere');
  const start = offset + head.length;
  // a stream may hold anything: its length is said before it
  const stream = /^<<[^>]*\/Length (\d+)[^>]*>>\r?\nstream\r?\n/.exec(
    file.toString('latin1', start, start + 400),
  );
  const from = stream ? start + stream[0].length + Number(stream[1]) : start;
  const end = file.indexOf('endobj', from);
  if (end < 0) throw new RangeError('an object without end');
  return file.subarray(start, end - (file[end - 1] === 10 ? 1 : 0));
}
