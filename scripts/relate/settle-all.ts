import type { EntryId } from '#schemas/ids.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import type { RelateScope } from '#schemas/relate-run.ts';
import { type Mention, PersonRole } from '#schemas/relation.ts';
import { bondsOf } from '#pipeline/match/bonds.ts';
import { mentionedIn } from '#pipeline/match/mentioned.ts';
import { mentionOf } from '#pipeline/match/relation-id.ts';
import { mostMentions, settlePersons } from '#pipeline/match/settle-persons.ts';
import type { Store } from '#store/open.ts';
import { entriesToRelate } from '#store/relate-run.ts';
import { lockRelating } from '#store/relations.ts';
import { bondingsAfter, mentionsAfter, openSettling } from '#store/settle-batch.ts';
import { type JoinedNumbers, joinedNumbers } from './joined-numbers.ts';
import type { EntriesRead } from './read-entries.ts';

const readAtOnce = 5000;
/** Entries a transaction: whatever arrives meanwhile waits no longer than these take. */
const atOnce = 100;

const roles = PersonRole.options;
type Names = Pick<EntriesRead, 'ids' | 'numberOf'> & { readonly kindOf: Int32Array };

interface SettleRun {
  readonly now: () => Date;
  /** Called for every entry around which somebody is somebody else than before. */
  readonly changed: (entryId: EntryId) => void;
  /** How many entries are looked at. */
  readonly progress: (done: number) => void;
}

/**
 * Brings persons up to date after relations were written: only around entries of the scope in which who is bound together and who
 * is one person are not the same. Done again it changes nothing; stopped, it is begun anew. What arrives while it works settles its own.
 */
export async function settleAll(
  store: Store,
  scope: RelateScope,
  names: Names,
  run: SettleRun,
): Promise<void> {
  const bound = await readBound(store, names);
  const unsettled = await findUnsettled(store, names, bound);
  for (let [after, done] = ['', 0]; ; ) {
    const entries = await entriesToRelate(store.db, scope, after, readAtOnce);
    const last = entries.at(-1);
    if (last === undefined) return;
    const open = entries.filter((id) => mentionsIn(names, id).some((mention) => unsettled.has(mention)));
    for (let from = 0; from < open.length; from += atOnce)
      await settleSome(
        store,
        names,
        { bound, unsettled },
        { entries: open.slice(from, from + atOnce), ...run },
      );
    [after, done] = [last, done + entries.length];
    run.progress(done);
  }
}

/** The mentions of an entry by number. */
function mentionsIn({ numberOf }: Names, id: EntryId): number[] {
  const n = numberOf.get(id);
  return n === undefined ? [] : roles.map((_, role) => n * roles.length + role);
}

const numberOfMention = ({ numberOf }: Names, { entryId, role }: Mention): number =>
  (numberOf.get(entryId) ?? Number.NaN) * roles.length + roles.indexOf(role);

/** Mentions put together by everything that joins, whoever is to be kept apart. */
async function readBound({ db }: Store, names: Names): Promise<JoinedNumbers> {
  const bound = joinedNumbers(names.ids.length * roles.length);
  for (let after = ''; ; ) {
    const bondings = await bondingsAfter(db, after, readAtOnce);
    for (const bond of bondings.flatMap(bondsOf)) {
      const [a, b] = [bond.a, bond.b].map((key) => numberOfMention(names, mentionOf(key)));
      // an entry that came since settles its own
      if (bond.joins && a !== undefined && b !== undefined && a + b >= 0) bound.join(a, b);
    }
    const last = bondings.at(-1);
    if (last === undefined) return bound;
    after = last.id;
  }
}

/** Mentions around which who is bound together and who is one person are not the same. */
interface Unsettled {
  has(mention: number): boolean;
  /** Everybody bound to it is looked at. */
  done(mention: number): void;
}

async function findUnsettled({ db }: Store, names: Names, bound: JoinedNumbers): Promise<Unsettled> {
  const personOf = await readPersons(db, names);
  const open = new Uint8Array(personOf.length);
  const groupOf = new Map<number, number>();
  for (const [mention, person] of personOf.entries()) {
    const group = bound.firstOf(mention);
    // two who are bound are not one person
    if (person !== personOf[group]) open[group] = 1;
    if (person < 0) {
      if (bound.next(mention) !== mention) open[group] = 1;
      continue;
    }
    // one person is two who are not bound
    const first = groupOf.get(person) ?? group;
    groupOf.set(person, first);
    if (first !== group) open[first] = open[group] = 1;
  }
  return {
    has: (mention) => open[bound.firstOf(mention)] === 1,
    done: (mention) => {
      open[bound.firstOf(mention)] = 0;
    },
  };
}

/** By mention, the number of its person; −1 where nobody else is known to be the same. */
async function readPersons(db: Store['db'], names: Names): Promise<Int32Array> {
  const numbers = new Map<string, number>();
  const personOf = new Int32Array(names.ids.length * roles.length).fill(-1);
  for (let after: Mention | null = null; ; ) {
    const mentions: Awaited<ReturnType<typeof mentionsAfter>> = await mentionsAfter(db, after, readAtOnce);
    for (const { mention, person } of mentions) {
      const number = numbers.get(person) ?? numbers.size;
      numbers.set(person, number);
      const at = numberOfMention(names, mention);
      if (at >= 0) personOf[at] = number;
    }
    const last = mentions.at(-1);
    if (last === undefined) return personOf;
    after = last.mention;
  }
}

async function settleSome(
  { db }: Store,
  names: Names,
  { bound, unsettled }: { readonly bound: JoinedNumbers; readonly unsettled: Unsettled },
  { entries, now, changed }: { readonly entries: readonly EntryId[] } & Pick<SettleRun, 'now' | 'changed'>,
): Promise<void> {
  const near = (id: EntryId): number[] => mentionsIn(names, id).flatMap((mention) => bound.all(mention));
  const entryOf = (mention: number) => names.ids[Math.floor(mention / roles.length)] as EntryId;
  await db.transaction().execute(async (tx) => {
    await lockRelating(tx);
    const when = { at: now(), by: 'machine' } as const;
    const ports = openSettling(tx, when);
    await ports.read([...new Set(entries.flatMap(near).map(entryOf))]);
    for (const entryId of entries) {
      const mentions = mentionsIn(names, entryId);
      if (!mentions.some(unsettled.has)) continue;
      const kind = RecordKind.options[names.kindOf[names.numberOf.get(entryId) as number] as number];
      const [{ role }] = mentionedIn[kind as RecordKind];
      if ((await settlePersons(ports, [{ entryId, role }], when)).length > 0) changed(entryId);
      // a crowd is seen from each of its entries otherwise
      if (near(entryId).length <= mostMentions) mentions.forEach(unsettled.done);
    }
    await ports.flush();
  });
}
