import { foldPlacement } from '#schemas/fold.ts';
import { remembering } from './remembering.ts';

/** `foldPlacement`, remembered: Hòa and Hoà have one key, Hòa and Hoa, Lý and Lí have two. */
export const spellingKey = remembering(foldPlacement, 30_000);
