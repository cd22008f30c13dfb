import type { ClaimedTask, EntryView } from '#schemas/api/tasks.ts';
import { EntryId, ExtractId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Looks } from '#schemas/policy.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { VerifiedEntry } from '#schemas/steps.ts';
import { rivalsOf } from '#pipeline/verify/arbitrate-entry.ts';
import { planLooks } from '#pipeline/verify/plan-looks.ts';
import { recordState } from '#pipeline/record-state.ts';
import { draftsOf } from '#store/drafts.ts';
import { eventsOf } from '#store/events.ts';
import { extractById } from '#store/extracts.ts';
import type { Db } from '#store/open.ts';
import { entryById, type PlacedEntry } from '#store/records.ts';
import type { TaskWithSource } from '#store/tasks.ts';
import { noteView } from '#store/views.ts';
import { askedFields } from './asked-fields.ts';
import type { ServerPorts } from './ports.ts';
import { presentEntry, type Showing } from './present-entry.ts';
import { presentExtract } from './present-extract.ts';
import { restsOn } from './rests-on.ts';
import { showEntry } from './show-entry.ts';

/** A task as its officer gets it, with what they typed before. That they saw it is noted. */
export async function presentTask(
  ports: ServerPorts,
  held: TaskWithSource,
  officer: Officer,
): Promise<ClaimedTask> {
  const { db } = ports.store;
  const { task } = held;
  if (task.step === 'authorize-extract') {
    await noteView(db, officer.id, task.subjectId, ports.now());
    const extract = await extractById(db, ExtractId.parse(task.subjectId));
    return { task, entry: null, extract: await presentExtract(db, extract), drafts: {} };
  }
  const [entry, drafts] = await Promise.all([
    presentHeld(ports, held, officer),
    draftsOf(db, task.id, officer.id),
  ]);
  return { task, entry, extract: null, drafts };
}

async function presentHeld(ports: ServerPorts, held: TaskWithSource, officer: Officer): Promise<EntryView> {
  const { db } = ports.store;
  const [{ read, entry }, place] = await Promise.all([
    restsOn(db, held.source),
    entryById(db, EntryId.parse(held.task.subjectId)),
  ]);
  const looks = planLooks(ports.policies.byId(place.policyId), read);
  const showing = await showingOf(db, held, { entry, place, looks });
  return showEntry(
    ports,
    officer,
    await presentEntry(db, ports.forms, { read, place }, { looks, ...showing }),
  );
}

/** What of an entry a step shows and asks for. */
async function showingOf(
  db: Db,
  held: TaskWithSource,
  known: {
    entry: VerifiedEntry | null;
    place: PlacedEntry;
    looks: Readonly<Partial<Record<FieldKey, Looks>>>;
  },
): Promise<Showing> {
  const { entry, place, looks } = known;
  if (entry === null) {
    const verified = recordState(await eventsOf(db, place.recordId)).fields;
    const asked = (Object.keys(looks) as FieldKey[]).filter((key) => looks[key] !== 'as-read');
    return { verified, asked };
  }
  if (held.task.step === 'approve-entry') return { verified: entry.fields };
  const asked = await askedFields(db, held, entry);
  if (held.task.step === 'verify-entry-blind') return { verified: {}, asked, isBlind: true };
  const keyings = (key: FieldKey) => (asked.includes(key) ? rivalsOf(entry, key) : []);
  return { verified: entry.fields, asked, keyings };
}
