import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { pageRoutes } from '#server/routes/pages.ts';
import { addresses } from '#web/shared/router.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

test('every address of a workplace is one the server answers with its page', async () => {
  const app = Fastify();
  pageRoutes(app, await tempFolder('no-pages'));
  const { check: _, ...workplaces } = addresses;
  for (const address of Object.values(workplaces)) {
    // nothing is built here: the page that says so
    expect([address, (await app.inject(address)).statusCode]).toEqual([address, 503]);
    if (address !== '/') expect((await app.inject(`${address}/x`)).statusCode).toBe(503);
  }
  await app.close();
});
