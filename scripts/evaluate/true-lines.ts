/** A transcribed line of a ground-truth page: baseline and outline in pixels of the scan. */
export interface TrueLine {
  readonly baseline: readonly (readonly [number, number])[];
  readonly outline: readonly (readonly [number, number])[];
  readonly text: string;
}

export interface TruePage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly lines: readonly TrueLine[];
}

/** Reads the lines of an ALTO 4 or a PAGE file: the few attributes that measuring needs, not the standards. */
export function trueLines(xml: string): TruePage {
  return xml.includes('<alto') ? altoLines(xml) : pageLines(xml);
}

function altoLines(xml: string): TruePage {
  const page = /<Page\b[^>]*>/.exec(xml)?.[0] ?? '';
  return {
    widthPx: Number(attribute(page, 'WIDTH')),
    heightPx: Number(attribute(page, 'HEIGHT')),
    lines: [...xml.matchAll(/<TextLine\b([^>]*)>([\s\S]*?)<\/TextLine>/g)].map(
      ([, head = '', body = '']) => ({
        baseline: points(attribute(head, 'BASELINE')),
        outline: points(attribute(/<Polygon\b[^>]*>/.exec(body)?.[0] ?? '', 'POINTS')),
        text: [...body.matchAll(/<String\b[^>]*>/g)]
          .map(([tag]) => plain(attribute(tag, 'CONTENT')))
          .join(' '),
      }),
    ),
  };
}

function pageLines(xml: string): TruePage {
  const page = /<Page\b[^>]*>/.exec(xml)?.[0] ?? '';
  return {
    widthPx: Number(attribute(page, 'imageWidth')),
    heightPx: Number(attribute(page, 'imageHeight')),
    lines: [...xml.matchAll(/<TextLine\b[^>]*>([\s\S]*?)<\/TextLine>/g)].map(([, body = '']) => ({
      baseline: points(attribute(/<Baseline\b[^>]*>/.exec(body)?.[0] ?? '', 'points')),
      outline: points(attribute(/<Coords\b[^>]*>/.exec(body)?.[0] ?? '', 'points')),
      text: plain(/<Unicode>([\s\S]*?)<\/Unicode>/.exec(body)?.[1] ?? ''),
    })),
  };
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Pairs of numbers, whatever separates them: ALTO has spaces, PAGE commas within a point. */
function points(list: string): (readonly [number, number])[] {
  const numbers = (list.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  return Array.from(
    { length: numbers.length >> 1 },
    (_, i) => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0] as const,
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
    .normalize('NFC')
    .trim();
