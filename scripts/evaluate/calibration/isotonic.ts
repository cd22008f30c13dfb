import type { RiskCurve } from '#schemas/calibration.ts';

export interface Scored {
  readonly score: number;
  readonly wrong: boolean;
}

interface Pool {
  readonly n: number;
  readonly wrong: number;
  readonly sum: number;
}

/**
 * The rising curve that fits best (pool adjacent violators), its knots at the middle of each pool. No pool is taken to be
 * free of error: half a wrong one and half a right one are added to each. Pools start at `least` fields.
 */
export function isotonic(scored: readonly Scored[], least = 20): RiskCurve {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  const parts = Array.from({ length: Math.ceil(sorted.length / least) }, (_, i): Pool => {
    const part = sorted.slice(i * least, (i + 1) * least);
    return {
      n: part.length,
      wrong: part.filter((one) => one.wrong).length,
      sum: part.reduce((sum, one) => sum + one.score, 0),
    };
  });
  const pools = pooled(
    pooled(parts, ({ wrong, n }) => wrong / n),
    cautious,
  );
  if (pools.length === 0) return [{ score: 0, risk: 0.5 }];
  return pools.map((pool) => ({ score: round6(pool.sum / pool.n), risk: round6(cautious(pool)) }));
}

const cautious = ({ wrong, n }: Pool): number => (wrong + 0.5) / (n + 1);

/** Joins neighbors until the rate rises from pool to pool. */
function pooled(parts: readonly Pool[], rate: (pool: Pool) => number): Pool[] {
  const out: Pool[] = [];
  for (const part of parts) {
    out.push(part);
    for (;;) {
      const [before, last] = [out.at(-2), out.at(-1)];
      if (!before || !last || rate(before) < rate(last)) break;
      out.splice(-2, 2, {
        n: before.n + last.n,
        wrong: before.wrong + last.wrong,
        sum: before.sum + last.sum,
      });
    }
  }
  return out;
}

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;
