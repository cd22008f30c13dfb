import { editDistance } from '../segment/edit-distance.ts';

/** Digits to change, add or drop between two numbers; at most 7. */
export const digitsApart = (a: number, b: number): number => editDistance(String(a), String(b), 6);
