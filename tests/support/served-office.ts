import { rm } from 'node:fs/promises';
import type { BookId } from '#schemas/ids.ts';
import { buildApp } from '#server/app.ts';
import { builtPages } from './built-pages.ts';
import { freePort } from './free-port.ts';
import { openOffice, type PictureOfEntry } from './office.ts';
import { samplePage } from './sample-page.ts';

/** An office that real browsers reach, with pages of a sample book to look at; no machine reads anything. */
export async function serveOffice() {
  const pages = await builtPages();
  const office = await openOffice(pages);
  const port = await freePort();
  let app = buildApp(office.ports);
  await app.listen({ port, host: '127.0.0.1' });
  const stop = async () => {
    app.server.closeAllConnections();
    await app.close();
  };
  return {
    office,
    url: `http://127.0.0.1:${port}/`,
    /** A page of the sample book KS.2016.01 and its entry, read as it is written but for `readings`; a task waits for it. */
    async plant(page: number, book: BookId, readings: PictureOfEntry['readings'] = {}) {
      const sample = await samplePage(office, 'KS.2016.01', String(page).padStart(3, '0'));
      const entry = await office.entry(sample.written, book, { ...sample.picture, readings });
      return { ...entry, written: sample.written };
    },
    /** The server goes away with every connection; `start` brings it back at the same address. */
    stop,
    async start() {
      app = buildApp(office.ports);
      await app.listen({ port, host: '127.0.0.1' });
    },
    async close() {
      await stop();
      await office.close();
      await rm(pages, { recursive: true, force: true });
    },
  };
}
