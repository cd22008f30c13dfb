/** Threads do not take over the loader of the program that starts them: this one loads it, then what the thread runs. */
import { register } from 'tsx/esm/api';

register();
export const { take, find } = await import('./relate-thread.ts');
