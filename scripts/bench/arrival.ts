import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { openArrival } from '#store/arrival.ts';
import { openBenchHome } from './bench-home.ts';
import { quantile } from '../figures.ts';
import { makePopulation } from '../population/make-population.ts';
import { seeded } from '../samples/random.ts';
import { plantBirths, plantedEntry } from './plant-births.ts';

const warmUp = 50;
const measured = 1000;

/**
 * How long an entry takes to be compared with its neighbors among so many births in the embedded Postgres, and what comes of it to
 * be written: one transaction, which waits for the disk. Entries by chance, common names as often as they are.
 */
export async function benchArrival(births: number, seed: number): Promise<Record<string, number>> {
  const { home, remove } = await openBenchHome();
  try {
    const { store } = home;
    const startedAt = performance.now();
    await plantBirths(store, makePopulation({ births, seed }).births.table);
    const plantSeconds = (performance.now() - startedAt) / 1000;
    const random = seeded(seed);
    const times: number[] = [];
    for (let n = -warmUp; n < Math.min(measured, births); n++) {
      const entry = plantedEntry(random.int(0, births - 1));
      const started = performance.now();
      await store.db.transaction().execute((tx) => relateArrival(openArrival(tx), entry, new Date()));
      if (n >= 0) times.push(performance.now() - started);
    }
    return {
      arrivals: times.length,
      arrival_records: births,
      arrival_p50_ms: quantile(times, 0.5),
      arrival_p99_ms: quantile(times, 0.99),
      plant_seconds: plantSeconds,
    };
  } finally {
    await remove();
  }
}
