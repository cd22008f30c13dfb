import type { LifeEdge, LifeNode } from '#schemas/api/life.ts';

/** Of one person's card, in px. */
export const card = { width: 196, height: 86, across: 28, down: 58 } as const;
/** Cards side by side before a generation goes on in another line. */
const perLine = 6;

export interface PlacedNode {
  readonly node: LifeNode;
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge {
  readonly edge: LifeEdge;
  /** An SVG path. */
  readonly path: string;
}

export interface FamilyPicture {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
}

/** Generations as lines from the oldest down; brothers and sisters left of the person, spouses right, children by age. */
export function layOutFamily(nodes: readonly LifeNode[], edges: readonly LifeEdge[]): FamilyPicture {
  const isSpouse = new Set(
    edges.filter(({ what }) => what === 'spouse').flatMap(({ from, to }) => [from, to]),
  );
  const side = (node: LifeNode) => (node.isFocus ? 1 : isSpouse.has(node.key) ? 2 : 0);
  const byAge = (a: LifeNode, b: LifeNode) =>
    side(a) - side(b) || ((a.born ?? '9') < (b.born ?? '9') ? -1 : 1) || (a.key < b.key ? -1 : 1);
  const lines = ([-1, 0, 1] as const).flatMap((generation) =>
    chunks(nodes.filter((node) => node.generation === generation).sort(byAge), perLine),
  );
  const width = Math.max(...lines.map((line) => widthOf(line.length)), card.width);
  const placed = lines.flatMap((line, row) =>
    line.map((node, at) => ({
      node,
      x: (width - widthOf(line.length)) / 2 + at * (card.width + card.across),
      y: row * (card.height + card.down),
    })),
  );
  const at = new Map(placed.map((one) => [one.node.key, one]));
  return {
    nodes: placed,
    edges: edges.flatMap((edge) => {
      const [from, to] = [at.get(edge.from), at.get(edge.to)];
      return from && to ? [{ edge, path: pathOf(edge, from, to) }] : [];
    }),
    width,
    height: Math.max(lines.length * (card.height + card.down) - card.down, card.height),
  };
}

const widthOf = (count: number): number => count * (card.width + card.across) - card.across;

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

const middle = (one: PlacedNode): number => one.x + card.width / 2;

function pathOf({ what }: LifeEdge, from: PlacedNode, to: PlacedNode): string {
  if (from.y !== to.y) {
    const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
    const turn = lower.y - card.down / 2;
    return `M${middle(upper)} ${upper.y + card.height}V${turn}H${middle(lower)}V${lower.y}`;
  }
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  const isBeside = right.x - left.x === card.width + card.across;
  const height = from.y + card.height / 2;
  if (what === 'spouse' && isBeside) return `M${left.x + card.width} ${height}H${right.x}`;
  // over the heads of those between; a spouse further off lower than brothers and sisters
  const top = from.y - (what === 'spouse' ? 8 : 16);
  return `M${middle(left)} ${from.y}V${top}H${middle(right)}V${from.y}`;
}

/** The person that an arrow key leads to: of the next line or card in that direction whom the page is about, then the nearest. */
export function nodeBeside(
  nodes: readonly PlacedNode[],
  key: string,
  arrow: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): string {
  const own = nodes.find(({ node }) => node.key === key);
  if (!own) return nodes[0]?.node.key ?? key;
  const isAcross = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  const sign = arrow === 'ArrowLeft' || arrow === 'ArrowUp' ? -1 : 1;
  const ahead = (one: PlacedNode) => sign * (isAcross ? one.x - own.x : one.y - own.y);
  const aside = (one: PlacedNode) => Math.abs(isAcross ? one.y - own.y : one.x - own.x);
  const [next] = nodes
    .filter((one) => ahead(one) > 0 && (!isAcross || aside(one) === 0))
    .sort(
      (a, b) => ahead(a) - ahead(b) || Number(b.node.isFocus) - Number(a.node.isFocus) || aside(a) - aside(b),
    );
  return next?.node.key ?? key;
}
