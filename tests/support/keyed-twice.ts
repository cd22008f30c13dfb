import type { EntryView } from '#schemas/api/tasks.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { agreeing, claim } from './office.ts';
import type { serveOffice } from './served-office.ts';

type Served = Awaited<ReturnType<typeof serveOffice>>;

/** An entry of a sample page that one person keyed as it is written and another one otherwise in `others`. */
export async function keyedTwice(
  served: Served,
  page: number,
  others: Partial<Record<FieldKey, string | null>>,
) {
  const { office } = served;
  const [first, second] = await Promise.all(
    ['a', 'b'].map((name) => office.officer(`nhap.${page}.${name}`, ['verifier'])),
  );
  if (!first || !second) throw new Error('two officers');
  const entry = await served.plant(page, await office.book('all-double-2026'));
  const firstId = await claim(first, 'verify-entry', entry.entryId);
  const keyed = await first.call('POST', `/api/tasks/${firstId}/verify`, agreeing(entry.read));
  if (keyed.statusCode !== 200) throw new Error(keyed.body);
  const claimed = (
    await second.call('POST', '/api/tasks/claim', { step: 'verify-entry-blind', subjectId: entry.entryId })
  ).json();
  const shown: EntryView = claimed.entry;
  const answers = agreeing(entry.read, others).fields;
  const asked = shown.fields.filter((field) => field.isAsked).map(({ key }) => [key, answers[key]]);
  const blind = await second.call('POST', `/api/tasks/${claimed.task.id}/verify-blind`, {
    fields: Object.fromEntries(asked),
  });
  if (blind.statusCode !== 200) throw new Error(blind.body);
  return entry;
}
