import type { JournalLine } from '#schemas/api/records.ts';
import type { RecordEvent } from '#schemas/events.ts';
import { eventsOf } from '#store/events.ts';
import { officerNames } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { machineRunsOf, type PlacedEntry } from '#store/records.ts';
import { troubleHistory } from '#store/troubles.ts';
import { viewsOf } from '#store/views.ts';

/** Everything that happened to an entry and its record, oldest first: machines, people, and who looked. */
export async function presentJournal(db: Db, entry: PlacedEntry): Promise<JournalLine[]> {
  const runs = await machineRunsOf(db, entry);
  const events = await eventsOf(db, entry.recordId);
  const views = await viewsOf(db, entry.entryId);
  const troubles = await troubleHistory(db, entry.entryId);
  const names = await officerNames(db, [
    ...events.map((event) => event.by),
    ...views.map((view) => view.officerId),
    ...troubles.flatMap(({ reported, settlements }) => [
      reported.reportedBy,
      ...settlements.map((one) => one.by),
    ]),
  ]);
  const name = (id: string) => names.get(id as RecordEvent['by']) ?? id;
  const lines: JournalLine[] = [
    ...runs.map(({ step, version, tookMs, finishedAt }) => ({
      at: finishedAt.toISOString(),
      by: step,
      kind: 'step-done',
      details: { step, version, ms: tookMs },
    })),
    ...events.map((event) => ({
      at: event.at,
      by: name(event.by),
      kind: event.kind,
      details: detailsOf(event),
    })),
    ...views.map((view) => ({
      at: view.last.toISOString(),
      by: name(view.officerId),
      kind: 'viewed',
      details: { times: view.times },
    })),
    ...troubles.flatMap(({ reported, settlements }) => [
      {
        at: reported.reportedAt.toISOString(),
        by: name(reported.reportedBy),
        kind: 'trouble-reported',
        details: { troubleId: reported.id, trouble: reported.kind },
      },
      ...settlements.map((one) => ({
        at: one.at.toISOString(),
        by: name(one.by),
        kind: 'trouble-settled',
        details: { troubleId: one.troubleId, outcome: one.outcome },
      })),
    ]),
  ];
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Ids, numbers and counts; what people wrote stays in the event. */
function detailsOf(event: RecordEvent): Record<string, string | number> {
  switch (event.kind) {
    case 'entry-keyed':
      return { step: event.step, toKey: event.toKey, differing: event.differing };
    case 'entry-verified':
      return { fields: Object.keys(event.fields).length, changed: event.changed.length };
    case 'entry-sent-back':
    case 'entry-approved':
      return {};
    case 'extract-authorized':
    case 'extract-sealed':
      return { extractId: event.extractId, number: event.number };
    case 'record-corrected':
      return { what: event.what, basis: event.basis.number, fields: Object.keys(event.changes).length };
    case 'relation-decided':
      return { verdict: event.verdict, other: event.other };
    case 'record-revoked':
      return { basis: event.basis.number };
    case 'extract-stamped':
      return { extractId: event.extractId, level: event.level };
    case 'extract-voided':
      return { extractId: event.extractId, ...(event.number === null ? {} : { number: event.number }) };
  }
}
