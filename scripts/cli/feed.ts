import { once } from 'node:events';
import { ExpectedError } from '#schemas/errors.ts';
import { feedLines } from '#server/feed-lines.ts';
import { addFeedToken, feedTokens, removeFeedToken } from '#store/feed-tokens.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

type Options = HomeOptions & { json?: boolean; lang?: string };

/** Every event after a place to standard output, one JSON a line; nothing else is said there. */
export async function feed(options: Options & { after: string }): Promise<void> {
  const after = Number(options.after);
  if (!Number.isInteger(after) || after < 0)
    throw new ExpectedError('config.bad', { setting: '--after', why: '0, 1, 2…' });
  const home = await openHome(options);
  try {
    for await (const lines of feedLines(home.store.db, { after, most: Number.MAX_SAFE_INTEGER, books: null }))
      if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
  } finally {
    await home.close();
  }
}

export async function tokenAdd(options: Options, name: string): Promise<void> {
  const home = await openHome(options);
  try {
    const made = await addFeedToken(home.store.db, name.normalize('NFC').trim().slice(0, 100), new Date());
    const speaker = voice(options);
    speaker.say('tokenAdded', made);
    speaker.result(made);
  } finally {
    await home.close();
  }
}

export async function tokenList(options: Options): Promise<void> {
  const home = await openHome(options);
  try {
    const speaker = voice(options);
    const tokens = await feedTokens(home.store.db);
    if (tokens.length === 0) speaker.say('noTokens');
    for (const { id, name, addedAt } of tokens)
      speaker.say('tokenLine', { id, name, addedAt: addedAt.toISOString().slice(0, 10) });
    speaker.result(tokens);
  } finally {
    await home.close();
  }
}

export async function tokenRemove(options: Options, id: string): Promise<void> {
  const home = await openHome(options);
  try {
    await removeFeedToken(home.store.db, id, new Date());
    const speaker = voice(options);
    speaker.say('tokenRemoved', { id });
    speaker.result({ id, removed: true });
  } finally {
    await home.close();
  }
}
