import { SingleBar } from 'cli-progress';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Overview } from '#schemas/api/overview.ts';
import { storeError, type Db } from '#store/open.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { spell, type Voice } from '../cli/speak.ts';
import { overviewNow } from '../overview-now.ts';

export interface Reading {
  readonly pages: number;
  readonly setAside: number;
  readonly tasks: number;
  readonly seconds: number;
}

/** Shows pages read of all, speed and time left until the machines have nothing to do; ends early when told to. */
export async function watchReading(db: Db, speaker: Voice, stop: AbortSignal): Promise<Reading> {
  const started = Date.now();
  const isShown = process.stdout.isTTY === true && !speaker.isJson;
  const bar = new SingleBar({
    format: speaker.wording.cli.readingBar,
    hideCursor: true,
    clearOnComplete: true,
  });
  let before = -1;
  let seen = sum(await overviewNow(db));
  const readBefore = seen.read;
  if (isShown) bar.start(Math.max(1, seen.pages), seen.read, { rate: '–', eta_words: '–' });
  while (!stop.aborted && seen.open > 0) {
    await sleep(1000, undefined, { signal: stop }).catch(() => undefined);
    try {
      seen = sum(await overviewNow(db));
    } catch (error) {
      if (storeError(error) instanceof ExpectedError) continue;
      throw error;
    }
    const seconds = (Date.now() - started) / 1000;
    const rate = ((seen.read - readBefore) / seconds) * 60;
    const left = rate > 0 ? spell(speaker.wording, ((seen.pages - seen.read) / rate) * 60) : '–';
    if (isShown) {
      bar.setTotal(Math.max(1, seen.pages));
      bar.update(seen.read, { rate: rate.toFixed(0), eta_words: left });
    } else if (seen.read !== before && seen.read % 10 === 0) {
      speaker.say('reading', { done: seen.read, of: seen.pages, rate: rate.toFixed(0), eta: left });
    }
    before = seen.read;
  }
  if (isShown) bar.stop();
  const seconds = Math.round((Date.now() - started) / 1000);
  const { tasks, setAside } = seen;
  const pages = seen.read - readBefore;
  if (pages > 0) speaker.say('readDone', { pages, time: spell(speaker.wording, seconds), setAside, tasks });
  else if (seen.pages > 0) speaker.say('readAlready', { tasks });
  else speaker.say('noBooks');
  return { pages, setAside, tasks, seconds };
}

function sum(seen: Overview): { pages: number; read: number; setAside: number; open: number; tasks: number } {
  const total = (pick: (book: Overview['books'][number]) => number) =>
    seen.books.reduce((all, book) => all + pick(book), 0);
  const machine = seen.books.flatMap((book) => book.steps);
  return {
    pages: total((book) => book.pages),
    read: total((book) => book.pagesRead + book.pagesSetAside),
    setAside: total((book) => book.pagesSetAside),
    open: machine
      .filter((step) => !/^(verify|approve|authorize)-/.test(step.step))
      .reduce((all, step) => all + step.due, 0),
    tasks: seen.tasks.reduce((all, task) => all + task.open, 0),
  };
}
