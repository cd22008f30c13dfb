import { z } from 'zod';
import { type Edge, machine, machineBook, machineEach } from '#pipeline/edges.ts';
import { type Emitter, type Stage, type StageContext, defineStage } from '#pipeline/stage.ts';
import { entryIdOf } from '#pipeline/ids.ts';
import type { PageId } from '#schemas/ids.ts';
import { ReadBook } from '#schemas/steps.ts';

/** Small steps of the same forms as the real ones (whole, each part, whole book), to watch the machinery itself. */
export const Scanned = z.strictObject({ pageId: z.string(), bookId: z.string(), n: z.int() });
const Doubled = Scanned.extend({ doubled: z.int() });
const Part = z.strictObject({ id: z.string(), pageId: z.string(), value: z.int() });
const Parts = z.strictObject({ parts: z.array(Part) });
const Summed = Part.extend({ sum: z.int() });

export const scanned: Emitter<z.infer<typeof Scanned>> = { name: 'toy-scanned', output: Scanned };

type Run<In, Out> = (input: In, context: StageContext) => Promise<Out>;
const toy = <In, Out>(
  name: string,
  input: z.ZodType<In>,
  output: z.ZodType<Out>,
  run: Run<In, Out>,
): Stage<In, Out> => defineStage({ name, version: 1, input, output, blocksLoop: false, run });

/** `happens` is told of every run and may throw or wait. */
export function toyGraph(
  happens: (step: string, id: string) => Promise<void> | void = () => undefined,
): Edge[] {
  const double = toy('toy-double', Scanned, Doubled, async (page) => {
    await happens('toy-double', page.pageId);
    return { ...page, doubled: page.n * 2 };
  });
  const split = toy('toy-split', Doubled, Parts, async (page) => {
    await happens('toy-split', page.pageId);
    const parts = [0, 1].map((at) => ({
      id: entryIdOf(page.pageId as PageId, at),
      pageId: page.pageId,
      value: page.doubled + at,
    }));
    return { parts };
  });
  const sum = toy('toy-sum', Part, Summed, async (part) => {
    await happens('toy-sum', part.id);
    return { ...part, sum: part.value + 1 };
  });
  const total = toy('toy-total', ReadBook, z.strictObject({ pages: z.int() }), async (book) => {
    await happens('toy-total', book.bookId);
    return { pages: book.pages.length };
  });
  return [
    machine(double, { after: scanned, queue: 'image' }),
    machine(split, { after: double, queue: 'image' }),
    machineEach(sum, { after: split, queue: 'ocr', split: (page) => page.parts, idOf: (part) => part.id }),
    machineBook(total, { after: sum, queue: 'text' }),
  ];
}
