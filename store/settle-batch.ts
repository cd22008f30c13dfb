import { sql } from 'kysely';
import { z } from 'zod';
import { type EntryId, type OfficerId, PersonId } from '#schemas/ids.ts';
import { Mention, type PersonChange, Relation } from '#schemas/relation.ts';
import type { Db } from './open.ts';
import { keepPersonChanges } from './person-changes.ts';
import { randomId } from './random-id.ts';

const Bonding = Relation.pick({
  ...{ id: true, a: true, b: true, kind: true, verdict: true, weight: true, probability: true },
  comparisons: true,
}).extend({ decidedAt: z.string().nullable() });
/** A relation as far as persons rest on it; `comparisons` are left out where nothing rests on them. */
type Bonding = z.infer<typeof Bonding>;

const bondingColumns = sql`id, jsonb_build_object('entryId', entry_a, 'role', role_a) as a,
  jsonb_build_object('entryId', entry_b, 'role', role_b) as b, kind, verdict, weight, probability,
  case when coalesce(verdict, kind) in ('same-person', 'namesake', 'different-people') then '[]'::jsonb
    else comparisons end as comparisons, decided_at`;

type BondingRow = Record<string, unknown> & { readonly decided_at: Date | null };
const bondingFrom = ({ decided_at, ...row }: BondingRow): Bonding =>
  Bonding.parse({ ...row, decidedAt: decided_at?.toISOString() ?? null });

/** The next relations by id that are not gone. */
export async function bondingsAfter(db: Db, after: string, most: number): Promise<Bonding[]> {
  const { rows } = await sql<BondingRow>`
    select ${bondingColumns} from relation where id > ${after} and status <> 'gone'
    order by id limit ${most}`.execute(db);
  return rows.map(bondingFrom);
}

/** The next mentions by entry that are known to be somebody. */
export async function mentionsAfter(
  db: Db,
  after: Mention | null,
  most: number,
): Promise<{ mention: Mention; person: PersonId }[]> {
  const { rows } = await sql<MentionRow>`
    select entry_id, role, person_id from person_mention
    where (entry_id, role) > (${after?.entryId ?? ''}, ${after?.role ?? ''})
    order by entry_id, role limit ${most}`.execute(db);
  return rows.map(mentionFrom);
}

interface MentionRow {
  readonly entry_id: string;
  readonly role: string;
  readonly person_id: string;
}
const mentionFrom = (row: MentionRow) => ({
  mention: Mention.parse({ entryId: row.entry_id, role: row.role }),
  person: PersonId.parse(row.person_id),
});
const keyOf = ({ entryId, role }: Mention): string => `${entryId} ${role}`;

/**
 * The ports of `settlePersons` for many entries in one transaction: what is likely asked for is read at once, and what was read or
 * written is not read again. The caller holds `lockRelating`; nothing is written before `flush`.
 */
export function openSettling(tx: Db, when: { readonly at: Date; readonly by: OfficerId | 'machine' }) {
  const bondings = new Map<EntryId, Map<string, Bonding>>();
  const persons = new Map<string, { readonly mention: Mention; readonly person: PersonId }>();
  const mentionsOf = new Map<PersonId, Set<string>>();
  const named = new Set<EntryId>();
  const moved = new Set<string>();
  let changes: PersonChange[] = [];
  const put = (mention: Mention, person: PersonId | null): void => {
    const key = keyOf(mention);
    const before = persons.get(key)?.person;
    if (before) mentionsOf.get(before)?.delete(key);
    persons.delete(key);
    if (person === null) return;
    persons.set(key, { mention, person });
    mentionsOf.set(person, (mentionsOf.get(person) ?? new Set()).add(key));
  };
  const flush = async (): Promise<void> => {
    if (changes.length > 0) await keepPersonChanges(tx, changes, when);
    changes = [];
    moved.clear();
  };
  const readBondings = async (entryIds: readonly EntryId[]): Promise<void> => {
    const missing = entryIds.filter((id) => !bondings.has(id));
    if (missing.length === 0) return;
    const ids = sql<string[]>`${missing}::text[]`;
    const { rows } = await sql<BondingRow>`
      select ${bondingColumns} from relation where entry_a = any(${ids}) and status <> 'gone'
      union all
      select ${bondingColumns} from relation
      where entry_b = any(${ids}) and status <> 'gone' and not entry_a = any(${ids})`.execute(tx);
    for (const id of missing) bondings.set(id, new Map());
    for (const bonding of rows.map(bondingFrom))
      for (const { entryId } of [bonding.a, bonding.b]) bondings.get(entryId)?.set(bonding.id, bonding);
  };
  const readPersons = async (entryIds: readonly EntryId[]): Promise<void> => {
    const missing = entryIds.filter((id) => !named.has(id));
    if (missing.length === 0) return;
    // what is written but not flushed must not be read as it was
    await flush();
    const { rows } = await sql<MentionRow>`
      select entry_id, role, person_id from person_mention where person_id in (
        select person_id from person_mention where entry_id = any(${missing}::text[]))`.execute(tx);
    for (const id of missing) named.add(id);
    for (const { mention, person } of rows.map(mentionFrom)) put(mention, person);
  };
  return {
    /** Reads what is known around these entries. */
    async read(entryIds: readonly EntryId[]): Promise<void> {
      await readBondings(entryIds);
      await readPersons(entryIds);
    },
    async bondings(entryIds: readonly EntryId[]): Promise<readonly Bonding[]> {
      await readBondings(entryIds);
      const all = entryIds.flatMap((id) => [...(bondings.get(id) as Map<string, Bonding>)]);
      return [...new Map(all).values()];
    },
    async personsNamed(entryIds: readonly EntryId[]) {
      await readPersons(entryIds);
      const wanted = new Set<PersonId>(
        entryIds.flatMap((id) =>
          Mention.shape.role.options.flatMap((role) => persons.get(`${id} ${role}`)?.person ?? []),
        ),
      );
      return [...wanted]
        .flatMap((person) => [...(mentionsOf.get(person) ?? [])])
        .flatMap((key) => persons.get(key) ?? []);
    },
    newPersonId: () => PersonId.parse(randomId('person')),
    async keepPersonChanges(more: readonly PersonChange[]): Promise<void> {
      const keys = more.flatMap(({ mention }) => (mention ? [keyOf(mention)] : []));
      if (keys.some((key) => moved.has(key))) await flush();
      for (const key of keys) moved.add(key);
      for (const { what, mention, person } of more)
        if (mention !== null) put(mention, what === 'joined' ? person : null);
      changes.push(...more);
    },
    flush,
  };
}
