import { viMinute as words } from '#schemas/wording/vi-minute.ts';
import { drawFlow } from './draw-flow.ts';
import { layOutMinute } from './lay-out-minute.ts';
import type { Minute } from './minute.ts';

/**
 * The minute as PDF/A-2u, to be printed and signed by both sides. The same minute gives the same bytes.
 * Throws `extract.letter-missing`.
 */
export const drawMinute = (minute: Minute): Promise<Uint8Array> =>
  drawFlow(layOutMinute(minute), {
    of: minute,
    title: `${words.title} ${minute.book.code}/${minute.round}`,
    author: minute.book.registerBody.name,
    identifier: `${minute.book.code}/${minute.round}`,
    at: new Date(minute.judgedAt),
  });
