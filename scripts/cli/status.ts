import { setTimeout as sleep } from 'node:timers/promises';
import { fill } from '#schemas/wording/say.ts';
import { overviewNow } from '../overview-now.ts';
import { type HomeOptions, openHome } from './home.ts';
import { spell, type Voice, voice } from './speak.ts';

/** Books and steps with counts, speed and time left; with --watch until Ctrl-C. */
export async function status(
  options: HomeOptions & { watch?: boolean; json?: boolean; lang?: string },
): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  let isWatching = options.watch === true;
  process.once('SIGINT', () => {
    isWatching = false;
  });
  try {
    do {
      if (options.watch && process.stdout.isTTY && !speaker.isJson) process.stdout.write('\x1b[2J\x1b[H');
      await print(speaker, await overviewNow(home.store.db));
      if (isWatching) await sleep(2000);
    } while (isWatching);
  } finally {
    await home.close();
  }
}

async function print(speaker: Voice, seen: Awaited<ReturnType<typeof overviewNow>>): Promise<void> {
  const { wording } = speaker;
  if (seen.books.length === 0) speaker.say('noBooks');
  for (const book of seen.books) {
    speaker.line(`\n${book.book.title} [${book.book.code}]`);
    speaker.line(
      `  ${fill(wording, wording.cli.statusBook, {
        read: book.pagesRead,
        pages: book.pages,
        setAside: book.pagesSetAside,
        verified: book.entriesVerified,
        entries: book.entries,
        approved: book.entriesApproved,
      })}`,
    );
    for (const { step, due, done, failed } of book.steps)
      speaker.line(`    ${fill(wording, wording.cli.statusStep, { step, due, done, failed })}`);
  }
  speaker.line('');
  if (seen.etaSeconds !== null)
    speaker.say('statusSpeed', {
      rate: seen.pagesPerMinute.toFixed(1),
      eta: spell(wording, seen.etaSeconds),
    });
  else speaker.say('nothingDue');
  speaker.result(seen);
}
