import { keepKnownAnswers } from '../load/keep-known-answers.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

/** Mixes the known answers of a file in among a book's entries, by which the errors left in it are measured. */
export async function gold(
  options: HomeOptions & { json?: boolean; lang?: string },
  code: string,
  path: string,
): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const kept = await keepKnownAnswers(home.store.db, speaker.wording, { code, path });
    speaker.say('goldKept', { ...kept, book: code });
    speaker.result({ book: code, ...kept });
  } finally {
    await home.close();
  }
}
