import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { Sha256 } from '#schemas/ids.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { writeError } from '#store/blobs-disk.ts';
import { dumpedTables, dumpTable } from '#store/dump.ts';
import { allBlobNames } from '#store/blob-names.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

/**
 * Copies everything that is true into a folder: tables as JSON lines of one moment (`tables/*.ndjson`), blobs by name,
 * test or real keys, and `backup.json` with counts and checksums. Work may go on meanwhile. A second backup into the
 * same folder copies only new blobs. The queue is not copied: it is rebuilt from the tables.
 */
export async function backup(
  options: HomeOptions & { json?: boolean; lang?: string },
  folder: string,
): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    await mkdir(join(folder, 'tables'), { recursive: true });
    const tables: Record<string, { rows: number; sha256: string }> = {};
    const names = new Set<string>();
    await home.store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        for (const table of dumpedTables) {
          const out = createWriteStream(join(folder, 'tables', `${table}.ndjson`));
          const hash = createHash('sha256');
          let rows = 0;
          for await (const lines of dumpTable(tx, table)) {
            const text = `${lines.join('\n')}\n`;
            hash.update(text);
            rows += lines.length;
            if (!out.write(text)) await once(out, 'drain');
          }
          out.end();
          await finished(out);
          tables[table] = { rows, sha256: hash.digest('hex') };
        }
        for (const name of await allBlobNames(tx)) names.add(name);
      });
    const blobs = openBlobs(home.config.blobUrl, join(home.config.dataDir, 'blobs'), process.env);
    const target = openBlobs(null, join(folder, 'blobs'), {});
    for (const name of names) {
      const sha256 = Sha256.parse(name);
      if (!(await target.has(sha256))) await target.put(await blobs.get(sha256));
    }
    const keys = join(home.config.dataDir, 'keys');
    if ((await readdir(keys).catch(() => [])).length > 0)
      await cp(keys, join(folder, 'keys'), { recursive: true });
    await copyFile(join(home.config.dataDir, 'hotich.version'), join(folder, 'hotich.version'));
    await writeFile(
      join(folder, 'backup.json'),
      JSON.stringify({ at: new Date().toISOString(), tables, blobs: names.size }, null, 2),
    );
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    speaker.say('backedUp', { rows, blobs: names.size, path: folder });
    speaker.result({ rows, blobs: names.size, path: folder });
  } catch (cause) {
    throw writeError(cause, folder);
  } finally {
    await home.close();
  }
}
