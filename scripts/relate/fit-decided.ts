import type { RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation.ts';
import { fitFromDecisions } from '#pipeline/match/fit/fit-from-decisions.ts';
import { modelsWith } from '#pipeline/match/link-models.ts';
import { activateLinkModel, activeLinkModels, judgedPairs } from '#store/link-models.ts';
import type { Store } from '#store/open.ts';

/** What was learned for one kind of record. */
export interface FitReport {
  readonly kind: RecordKind;
  /** Blind answers there are. */
  readonly decisions: number;
  /** The weights made of them, switched on; null: too few decisions to learn from. */
  readonly model: string | null;
  /** The levels whose bits changed most, the most first. */
  readonly moved: readonly {
    readonly comparison: string;
    readonly level: string;
    readonly from: number;
    readonly to: number;
  }[];
}

const subjects = { birth: 'child', death: 'deceased', marriage: 'wife' } as const satisfies Record<
  RecordKind,
  PersonRole
>;
const mostMoved = 5;

/** Weights of every kind learn from what reviewers answered before they saw what machines think; dated, and in use at once. */
export async function fitDecided(store: Store, now: Date): Promise<readonly FitReport[]> {
  return store.db.transaction().execute(async (tx) => {
    const models = modelsWith(await activeLinkModels(tx));
    const reports: FitReport[] = [];
    for (const kind of ['birth', 'death', 'marriage'] as const) {
      const before = models.entries[kind];
      const judged = await judgedPairs(tx, subjects[kind]);
      const made = now.toISOString().slice(0, 10);
      const model = fitFromDecisions(before, judged, { made, version: before.version + 1 });
      if (model) await activateLinkModel(tx, model, now);
      const moved = model === null ? [] : movedBits(before, model);
      reports.push({ kind, decisions: judged.length, model: model?.id ?? null, moved });
    }
    return reports;
  });
}

type Model = Parameters<typeof fitFromDecisions>[0];

function movedBits(before: Model, after: Model): FitReport['moved'] {
  const same = before.classes.indexOf('same');
  return after.comparisons
    .flatMap(({ name, levels, bits }, c) =>
      levels.map((level, at) => ({
        comparison: name,
        level,
        from: before.comparisons[c]?.bits[same]?.[at] ?? 0,
        to: bits[same]?.[at] ?? 0,
      })),
    )
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
    .slice(0, mostMoved);
}
