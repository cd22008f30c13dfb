import type { MatchDetails } from './match-details.ts';
import type { TableResult } from './table-set.ts';

type Flat = Record<string, number | null>;

/** What a run is known by: `f1_vn`, `f1_febrl3`, `twin_false_rate`, `false_per_record` and more; null what was not at hand. */
export function matchFigures({ vn, tables, people }: MatchDetails): { figures: Flat; baseline: Flat } {
  const [main, ...others] = vn;
  if (main === undefined) throw new Error('no population was linked');
  const figures: Flat = {
    f1_vn: main.pairs.f1,
    f1_febrl3: null,
    f1_fake1000: null,
    twin_false_rate: main.twins.pairs === 0 ? 0 : main.twins.asked / main.twins.pairs,
    false_per_record: main.falsePerRecord,
    precision_vn: main.pairs.precision,
    recall_vn: main.pairs.recall,
    cluster_f1_vn: main.clusters.pairs.f1,
    whole_cluster_f1_vn: main.clusters.whole.f1,
    births_vn: main.births,
    duplicates_vn: main.duplicates,
    twin_pairs_vn: main.twins.pairs,
    seed_vn: main.seed,
    fit_seconds_vn: main.seconds.fit,
    link_seconds_vn: main.seconds.link,
  };
  for (const [kind, { precision, recall, f1 }] of Object.entries(main.byKind)) {
    const name = kind.replaceAll('-', '_');
    Object.assign(figures, {
      [`f1_${name}`]: f1,
      [`precision_${name}`]: precision,
      [`recall_${name}`]: recall,
    });
  }
  for (const { noise, pairs, twins } of others)
    Object.assign(figures, {
      [`f1_vn_${noise}`]: pairs.f1,
      [`precision_vn_${noise}`]: pairs.precision,
      [`recall_vn_${noise}`]: pairs.recall,
      [`twin_false_rate_${noise}`]: twins.pairs === 0 ? 0 : twins.asked / twins.pairs,
    });
  if (people)
    Object.assign(figures, {
      f1_same_person: people.all.f1,
      precision_same_person: people.all.precision,
      recall_same_person: people.all.recall,
    });
  for (const table of tables) Object.assign(figures, figuresOfTable(table));
  const baseline: Flat = {
    exact_rule_f1_vn: main.exactRule.f1,
    exact_rule_recall_vn: main.exactRule.recall,
    opencrvs_rule_false_per_record: main.openCrvs.falsePerRecord,
    opencrvs_rule_recall: main.openCrvs.recall,
    opencrvs_rule_silent: main.openCrvs.silent,
  };
  return { figures, baseline };
}

/** `f1_febrl3`, `f1_fake1000` (signs that are no letter or digit left out of the name) and what belongs to them. */
export function figuresOfTable({ name, rows, pairs, clusters, falsePerRecord, seconds }: TableResult): Flat {
  const as = name.replace(/[^\p{L}\p{N}]/gu, '');
  return {
    [`f1_${as}`]: pairs.f1,
    [`precision_${as}`]: pairs.precision,
    [`recall_${as}`]: pairs.recall,
    [`cluster_f1_${as}`]: clusters.pairs.f1,
    [`cluster_precision_${as}`]: clusters.pairs.precision,
    [`cluster_recall_${as}`]: clusters.pairs.recall,
    [`whole_cluster_f1_${as}`]: clusters.whole.f1,
    [`false_per_record_${as}`]: falsePerRecord,
    [`rows_${as}`]: rows,
    [`seconds_${as}`]: seconds.fit + seconds.link,
  };
}
