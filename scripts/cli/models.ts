import { ExpectedError } from '#schemas/errors.ts';
import type { ReadingModel } from '#schemas/model.ts';
import { graph } from '#pipeline/graph.ts';
import { activateModel, allModels, modelById, rejectModel } from '#store/models.ts';
import { allBooks } from '#store/pages.ts';
import { reread } from '#workers/reread.ts';
import { isBetter } from '../train/learn-book.ts';
import { type Home, type HomeOptions, openHome } from './home.ts';
import { type Voice, voice } from './speak.ts';

type Options = HomeOptions & { json?: boolean; lang?: string };

export async function modelsList(options: Options): Promise<void> {
  await withHome(options, async (home, speaker) => {
    const models = await allModels(home.store.db);
    const codes = await bookCodes(home);
    if (models.length === 0) speaker.say('noModels');
    for (const model of models) tell(speaker, model, codes);
    speaker.result(models);
  });
}

export async function modelsShow(options: Options, id: string): Promise<void> {
  await withHome(options, async (home, speaker) => {
    const model = await modelById(home.store.db, id);
    tell(speaker, model, await bookCodes(home));
    const { trainedOn, heldOut } = model;
    speaker.say('modelParent', { parent: model.parent, made: model.createdAt });
    speaker.say('modelTrained', { ...trainedOn, pages: trainedOn.pages.join(', ') });
    speaker.say('modelJudged', {
      lines: heldOut.lines,
      pages: heldOut.pages.join(', '),
      sureness: percent(heldOut.sureness),
    });
    speaker.result(model);
  });
}

/** Switches a model on and makes due what others read and nobody verified. Throws `model.not-better` unless forced. */
export async function modelsActivate(options: Options & { force?: boolean }, id: string): Promise<void> {
  await withHome(options, async (home, speaker) => {
    const { db } = home.store;
    const model = await modelById(db, id);
    if (!options.force && !isBetter(model)) throw new ExpectedError('model.not-better', { model: id });
    const count = await db.transaction().execute(async (tx) => {
      if (model.state !== 'active') await activateModel(tx, model, new Date());
      return reread(tx, graph, model.bookId);
    });
    speaker.say('modelActive', { model: id, count });
    speaker.result({ id, state: 'active', reread: count });
  });
}

/** Switches a model off; what it read and nobody verified is read again with what is active then. */
export async function modelsReject(options: Options, id: string): Promise<void> {
  await withHome(options, async (home, speaker) => {
    const { db } = home.store;
    const model = await modelById(db, id);
    const count = await db.transaction().execute(async (tx) => {
      await rejectModel(tx, model.id, new Date());
      return model.state === 'active' ? reread(tx, graph, model.bookId) : 0;
    });
    speaker.say('modelRejected', { model: id, count });
    speaker.result({ id, state: 'rejected', reread: count });
  });
}

async function withHome(
  options: Options,
  work: (home: Home, speaker: Voice) => Promise<void>,
): Promise<void> {
  const home = await openHome(options);
  try {
    await work(home, voice(options));
  } finally {
    await home.close();
  }
}

const bookCodes = async (home: Home): Promise<ReadonlyMap<string, string>> =>
  new Map((await allBooks(home.store.db)).map((book) => [book.id, book.code]));

export function tell(speaker: Voice, model: ReadingModel, codes: ReadonlyMap<string, string>): void {
  const { modelStates, cli } = speaker.wording;
  speaker.say('modelLine', {
    model: model.id,
    state: modelStates[model.state],
    book: model.bookId === null ? cli.modelAllBooks : (codes.get(model.bookId) ?? model.bookId),
    before: percent(model.heldOut.before.cer),
    after: percent(model.heldOut.after.cer),
    lines: model.heldOut.lines,
  });
}

const percent = (share: number): string => (share * 100).toFixed(1);
