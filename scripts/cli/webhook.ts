import { ExpectedError } from '#schemas/errors.ts';
import { fill } from '#schemas/wording/say.ts';
import type { Wording } from '#schemas/wording/vi.ts';
import { lastPlace, placeEvents } from '#store/feed.ts';
import { addWebhook, listWebhooks, removeWebhook, reviveDeliveries } from '#store/webhooks.ts';
import { newWebhookSecret } from '#workers/sign-call.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

type Options = HomeOptions & { json?: boolean; lang?: string };

/** From now on, or after a place, `url` is told of every event. The secret is shown this once. */
export async function webhookAdd(options: Options & { after?: string }, url: string): Promise<void> {
  const speaker = voice(options);
  const address = addressOf(speaker.wording, url);
  const after = options.after === undefined ? null : Number(options.after);
  if (after !== null && (!Number.isInteger(after) || after < 0))
    throw new ExpectedError('config.bad', { setting: '--after', why: '0, 1, 2…' });
  const home = await openHome(options);
  try {
    const { db } = home.store;
    while ((await placeEvents(db)) > 0);
    const secret = newWebhookSecret();
    const place = after ?? (await lastPlace(db));
    const { id } = await addWebhook(db, { url: address, secret, after: place, at: new Date() });
    speaker.say('webhookAdded', { id, url: address, place });
    speaker.say('webhookSecret', { secret });
    speaker.result({ id, url: address, after: place, secret });
  } finally {
    await home.close();
  }
}

export async function webhookList(options: Options): Promise<void> {
  const home = await openHome(options);
  try {
    const speaker = voice(options);
    const hooks = await listWebhooks(home.store.db);
    if (hooks.length === 0) speaker.say('noWebhooks');
    for (const { id, url, waiting, dead, lastFailure } of hooks)
      speaker.say('webhookLine', { id, url, waiting, dead, ...(lastFailure && { lastFailure }) });
    speaker.result(hooks.map(({ secret: _, ...hook }) => hook));
  } finally {
    await home.close();
  }
}

export async function webhookRemove(options: Options, id: string): Promise<void> {
  const home = await openHome(options);
  try {
    await removeWebhook(home.store.db, id, new Date());
    const speaker = voice(options);
    speaker.say('webhookRemoved', { id });
    speaker.result({ id, removed: true });
  } finally {
    await home.close();
  }
}

/** What was given up is tried again from the beginning. */
export async function webhookRetry(options: Options, id: string): Promise<void> {
  const home = await openHome(options);
  try {
    const count = await reviveDeliveries(home.store.db, id, new Date());
    const speaker = voice(options);
    speaker.say('webhookRetried', { id, count });
    speaker.result({ id, count });
  } finally {
    await home.close();
  }
}

/** http or https, an office's own network included; no password in it, which lists and logs would show. */
function addressOf(wording: Wording, text: string): string {
  const refuse = (why: string) => new ExpectedError('feed.bad-webhook', { why: fill(wording, why) });
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw refuse(wording.cli.webhookNoUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse(wording.cli.webhookNotHttp);
  if (url.username !== '' || url.password !== '') throw refuse(wording.cli.webhookPassword);
  url.hash = '';
  return url.href;
}
