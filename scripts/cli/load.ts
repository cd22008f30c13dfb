import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { say } from '#schemas/wording/say.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { loadForms } from '#store/forms.ts';
import { projectRoot } from '#workers/project-root.ts';
import { type LoadReport, loadBooks } from '../load/load-books.ts';
import { type Home, type HomeOptions, openHome } from './home.ts';
import { type Voice, voice } from './speak.ts';

/** Exit code 2 when a file was refused: the rest is loaded, the caller should look. */
export async function load(
  options: HomeOptions & { book?: string; json?: boolean; lang?: string },
  paths: string[],
): Promise<number> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const report = await loadInto(home, speaker, paths, options.book ?? null);
    speaker.result(report);
    return report.refused.length > 0 ? 2 : 0;
  } finally {
    await home.close();
  }
}

/** Loads with a progress bar and says what was found. */
export async function loadInto(
  home: Home,
  speaker: Voice,
  paths: readonly string[],
  manifestFile: string | null,
): Promise<LoadReport> {
  const { config, store } = home;
  const forms = await loadForms(join(projectRoot, 'schemas', 'forms'));
  const blobs = openBlobs(config.blobUrl, join(config.dataDir, 'blobs'), process.env);
  const { wording } = speaker;
  const bar = new SingleBar({ format: wording.cli.loadingBar, hideCursor: true, clearOnComplete: true });
  const isShown = process.stdout.isTTY === true && !speaker.isJson;
  if (isShown) bar.start(1, 0, { book: '' });
  const progress = (book: string, done: number, of: number) => {
    if (!isShown) return;
    bar.setTotal(of);
    bar.update(done, { book });
  };
  const report = await loadBooks(
    { store, blobs, forms: forms.all(), wording, progress },
    paths,
    manifestFile,
  ).finally(() => isShown && bar.stop());
  speaker.say('loaded', { books: report.books, pages: report.pages, known: report.known });
  if (report.closings > 0) speaker.say('closingsTold', { count: report.closings });
  if (report.refused.length > 0) speaker.say('refused', { count: report.refused.length });
  for (const { path, code, details } of report.refused)
    speaker.line(`  ✗ ${say(wording, code, { ...details, file: path, path })}`);
  if (report.twins.length > 0) speaker.say('twins', { count: report.twins.length });
  for (const twin of report.twins) speaker.say('twin', twin);
  return report;
}
