import type { FastifyInstance } from 'fastify';
import { doubtsOfEntry as route, lifeOfRecord } from '#schemas/api/life.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { mentionedIn } from '#pipeline/match/mentioned.ts';
import { entryById, entryOfRecord } from '#store/records.ts';
import { booksInScope } from '#store/scope.ts';
import { noteView } from '#store/views.ts';
import { doubtsOfEntry } from '../life-doubts.ts';
import { lifeOf } from '../life-of.ts';
import { subjectRoleOf } from '../life-people.ts';
import type { ServerPorts } from '../ports.ts';
import { serve } from '../serve.ts';

/** People across books. Every entry that is shown counts as looked at. */
export function lifeRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;

  serve(app, ports, lifeOfRecord, 'see-lives', async ({ officer, param, query }) => {
    const { entryId, kind } = await entryOfRecord(store.db, param('recordId'));
    const role = query.role ?? subjectRoleOf(kind);
    if (!mentionedIn[kind].some((place) => place.role === role))
      throw new ExpectedError('request.bad', { field: 'role' });
    const life = await lifeOf(store.db, officer, { entryId, role });
    const seen = new Set(life.nodes.flatMap(({ mentions }) => mentions.map((one) => one.entryId)));
    for (const id of seen) await noteView(store.db, officer.id, id, now());
    return life;
  });

  serve(app, ports, route, 'see-lives', async ({ officer, param }) => {
    const { entryId } = await entryById(store.db, param('entryId'));
    await noteView(store.db, officer.id, entryId, now());
    return [...(await doubtsOfEntry(store.db, entryId, await booksInScope(store.db, officer)))];
  });
}
