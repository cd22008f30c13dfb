import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LifeEdge, LifeNode } from '#schemas/api/life.ts';
import { card, layOutFamily, nodeBeside } from '#web/life/lay-out-family.ts';

const node = (key: string, generation: -1 | 0 | 1, other: Partial<LifeNode> = {}): LifeNode => ({
  key,
  generation,
  personId: null,
  names: [key],
  born: null,
  died: null,
  isFocus: false,
  mentions: [],
  links: [],
  doubts: [],
  ...other,
});
const edge = (what: LifeEdge['what'], from: string, to: string): LifeEdge => ({
  what,
  from,
  to,
  entryIds: [],
  link: null,
});

const nodes = [
  node('Tú', 0),
  node('Lan', 0, { isFocus: true, born: '1960' }),
  node('Liên', 0, { born: '1963' }),
  node('Hoa', -1),
  node('Nam', -1),
  node('An', 1, { born: '1984' }),
  node('Bình', 1, { born: '1986' }),
];
const edges = [edge('spouse', 'Lan', 'Tú'), edge('sibling', 'Lan', 'Liên'), edge('parent', 'Hoa', 'Lan')];

describe('a family', () => {
  const picture = layOutFamily(nodes, edges);
  const line = (y: number) => picture.nodes.filter((one) => one.y === y).map((one) => one.node.key);

  test('stands in generations, siblings left and spouses right of the person, children by age', () => {
    const lines = [...new Set(picture.nodes.map(({ y }) => y))].map(line);
    expect(lines).toEqual([
      ['Hoa', 'Nam'],
      ['Liên', 'Lan', 'Tú'],
      ['An', 'Bình'],
    ]);
    expect(picture.edges).toHaveLength(3);
  });

  test('is walked with arrows, back to whom the page is about', () => {
    const walk = (...arrows: Parameters<typeof nodeBeside>[2][]) =>
      arrows.reduce((key, arrow) => nodeBeside(picture.nodes, key, arrow), 'Lan');
    expect(walk('ArrowUp')).toBe('Hoa');
    expect(walk('ArrowUp', 'ArrowDown')).toBe('Lan');
    expect(walk('ArrowRight')).toBe('Tú');
    expect(walk('ArrowLeft', 'ArrowLeft')).toBe('Liên');
    expect(walk('ArrowDown', 'ArrowRight', 'ArrowUp')).toBe('Lan');
  });
});

test('no two cards of any family lie over each other, and all lie on the sheet', () => {
  const family = fc.array(fc.constantFrom<-1 | 0 | 1>(-1, 0, 1), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(family, (generations) => {
      const {
        nodes: placed,
        width,
        height,
      } = layOutFamily(
        generations.map((generation, at) => node(`${at}`, generation)),
        [],
      );
      expect(placed).toHaveLength(generations.length);
      for (const [at, one] of placed.entries()) {
        expect(one.x >= 0 && one.y >= 0 && one.x + card.width <= width && one.y + card.height <= height).toBe(
          true,
        );
        for (const other of placed.slice(at + 1))
          expect(Math.abs(one.x - other.x) >= card.width || Math.abs(one.y - other.y) >= card.height).toBe(
            true,
          );
      }
    }),
  );
});
