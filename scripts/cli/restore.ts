import { createHash } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from '#schemas/errors.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { dumpedTables, isEmpty, restoreRows } from '#store/dump.ts';
import { fillSearch } from '#store/fill-search.ts';
import { fillOlder } from '#store/fill-older.ts';
import { fillBlockKeys } from '../relate/fill-block-keys.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

const BackupNote = z.object({
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
  blobs: z.int(),
});

/** Tables that backups of an earlier version do not have. */
const addedLater: ReadonlySet<string> = new Set([
  'model',
  'trouble',
  'trouble_settlement',
  'draft',
  'gold',
  'book_lot',
  'field_check',
  'keyed_field',
  'receipt',
  'hurry',
  'check_visit',
  'relation',
  'relation_decision',
  'person',
  'person_mention',
  'person_change',
  'link_model',
  'book_closing',
  'ledger_mark',
  'series_mark',
  'entry_strike',
  'page_number',
  'delegation',
  'absence',
  'signing_session',
  'office_change',
  'feed',
  'webhook',
  'delivery',
  'feed_token',
]);

/** Rebuilds an empty data folder from a backup; every table and blob is checked against its checksum. */
export async function restore(
  options: HomeOptions & { json?: boolean; lang?: string },
  folder: string,
): Promise<void> {
  const note = await readFile(join(folder, 'backup.json'), 'utf8').catch((cause) => {
    throw new ExpectedError('load.not-found', { path: join(folder, 'backup.json') }, { cause });
  });
  const { tables } = BackupNote.parse(JSON.parse(note));
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    if (!(await isEmpty(home.store.db)))
      throw new ExpectedError('restore.not-empty', { path: home.config.dataDir });
    let rows = 0;
    await home.store.db.transaction().execute(async (tx) => {
      for (const table of dumpedTables) {
        if (!tables[table] && addedLater.has(table)) continue;
        const path = join(folder, 'tables', `${table}.ndjson`);
        const text = await readFile(path, 'utf8');
        if (createHash('sha256').update(text).digest('hex') !== tables[table]?.sha256)
          throw new ExpectedError('blob.corrupt', { path });
        const lines = text.split('\n').filter((line) => line !== '');
        for (let at = 0; at < lines.length; at += 500)
          await restoreRows(tx, table, lines.slice(at, at + 500));
        rows += lines.length;
      }
      await fillOlder(tx);
    });
    // What an older program backed up is not findable yet.
    await fillSearch(home.store);
    await fillBlockKeys(home.store);
    const blobs = openBlobs(home.config.blobUrl, join(home.config.dataDir, 'blobs'), process.env);
    let count = 0;
    for (const start of await readdir(join(folder, 'blobs')).catch(() => []))
      for (const rest of await readdir(join(folder, 'blobs', start))) {
        const sha256 = await blobs.put(await readFile(join(folder, 'blobs', start, rest)));
        if (sha256 !== `${start}${rest}`)
          throw new ExpectedError('blob.corrupt', { sha256: `${start}${rest}` });
        count += 1;
      }
    await cp(join(folder, 'keys'), join(home.config.dataDir, 'keys'), { recursive: true }).catch(
      () => undefined,
    );
    speaker.say('restored', { rows, blobs: count });
    speaker.result({ rows, blobs: count });
  } finally {
    await home.close();
  }
}
