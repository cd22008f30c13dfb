import type { VerifiedLine } from './verified-lines.ts';

/** Earlier pages to learn from, of them a few to choose by, later ones to judge by. */
export interface Split {
  readonly learn: readonly VerifiedLine[];
  readonly choose: readonly VerifiedLine[];
  readonly judge: readonly VerifiedLine[];
}

/**
 * By page, never within one: the last three of ten pages judge, since a model is made for pages to come. Of the rest the last
 * one of six chooses, once there are six.
 */
export function splitByPage(lines: readonly VerifiedLine[]): Split {
  const pages = pagesOf(lines);
  const judging = Math.max(1, Math.round(pages.length * 0.3));
  const choosing = Math.floor((pages.length - judging) / 6);
  const firstJudge = pages[pages.length - judging] ?? 0;
  const firstChoose = pages[pages.length - judging - choosing] ?? firstJudge;
  return {
    learn: lines.filter(({ page }) => page < firstChoose),
    choose: lines.filter(({ page }) => page >= firstChoose && page < firstJudge),
    judge: lines.filter(({ page }) => page >= firstJudge),
  };
}

export const pagesOf = (lines: readonly VerifiedLine[]): number[] =>
  [...new Set(lines.map(({ page }) => page))].sort((a, b) => a - b);
