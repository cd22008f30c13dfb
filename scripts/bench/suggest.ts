import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fold } from '#schemas/fold.ts';
import { BookId, EntryId } from '#schemas/ids.ts';
import type { RecordKind, FieldKey } from '#schemas/record/kinds.ts';
import { bookIdOf, entryIdOf, pageIdOf } from '#pipeline/ids.ts';
import { suggestFor } from '#server/suggest/suggest-for.ts';
import { warmPlaces } from '#server/suggest/suggest-places.ts';
import type { EntryPlace } from '#store/entry-place.ts';
import type { SettledEntry } from '#store/settled-values.ts';
import { projectRoot } from '#workers/project-root.ts';
import { pagesIn, truthOfPage } from '../evaluate/split-pages.ts';
import { type Figures, figuresOf, quantile } from '../figures.ts';

const kinds = { birth: 'birth', death: 'death', marriage: 'marriage' } as const satisfies Record<
  RecordKind,
  string
>;

/**
 * Every field of the sample books typed letter by letter, once with its marks and once without, in process; an hundred
 * settled entries around. `suggest_first_ms` is making the lists, `suggest_memory_mb` what they hold on to.
 */
export function benchSuggest(): Figures {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const truths = pagesIn(join(projectRoot, 'samples')).map(truthOfPage);
  const before = held();
  const started = performance.now();
  warmPlaces();
  const firstMs = performance.now() - started;
  const bookId = BookId.parse(bookIdOf('birth', 'bench'));
  const idOf = (n: number): EntryId => EntryId.parse(entryIdOf(pageIdOf(bookId, '0'.repeat(64) as never), n));
  const times: number[] = [];
  for (const kind of Object.values(kinds)) {
    const entries = truths.filter(({ formId }) => formId.startsWith(kind)).flatMap((truth) => truth.entries);
    const texts = entries.map(({ fields }) =>
      Object.entries(fields).flatMap(([key, { written }]) =>
        written === null ? [] : [[key, written] as const],
      ),
    );
    const near: SettledEntry[] = Array.from({ length: 100 }, (_, n) => ({
      entryId: idOf(n),
      pageOrdinal: n,
      written: Object.fromEntries(texts[n % texts.length] ?? []),
    }));
    const place: EntryPlace = {
      ...{ bookId, pageOrdinal: 50, kind, writtenOn: '2016-05-12' },
      registerBody: {
        name: 'Ủy ban nhân dân phường Bạch Mai',
        within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
      },
    };
    for (const [key, written] of texts.flat())
      for (const text of [written, fold(written)])
        for (let end = 1; end <= text.length; end++) {
          const asked = performance.now();
          suggestFor({ entryId: idOf(999), field: key as FieldKey, text: text.slice(0, end) }, place, near);
          times.push(performance.now() - asked);
        }
  }
  return figuresOf(
    'suggest',
    {
      suggest_calls: times.length,
      suggest_p50_ms: quantile(times, 0.5),
      suggest_p95_ms: quantile(times, 0.95),
      suggest_p99_ms: quantile(times, 0.99),
      suggest_first_ms: firstMs,
      suggest_memory_mb: held() - before,
    },
    {},
  );
}
