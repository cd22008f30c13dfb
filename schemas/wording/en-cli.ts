import type { Translated } from './translated.ts';
import type { viCli } from './vi-cli.ts';

export const enCli = {
  loading: 'Loading book {book}: {done}/{of} pages',
  loaded: 'Loaded {books} books, {pages} pages ({known} of them known before).',
  reading: 'Reading: {done}/{of} pages, {rate} pages/min, about {eta} left',
  readDone: 'Read {pages} pages in {time}; {setAside} pages set aside.',
  ready: 'Ready. Open in a browser: {url}',
  accounts: 'Demo accounts (password {password}):',
  stopping: 'Stopping; unfinished work goes on next time…',
  stopped: 'Stopped.',
  nothingDue: 'Nothing left for the machine to do.',
} as const satisfies Translated<typeof viCli>;
