/**
 * A date or number without the spaces that a pen leaves beside `/`, `-` and `.` between figures: `09 / 04 / 1981` and `09/04/1981`
 * are the same writing, and how wide a stroke stands off is no letter.
 */
export const tightFigures = (text: string): string => text.replace(/(?<=\d) ?([/.-]) ?(?=\d)/gu, '$1');
