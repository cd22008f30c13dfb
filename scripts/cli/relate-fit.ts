import { fitDecided } from '../relate/fit-decided.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

/** Weights learn from what reviewers decided blind; `relate` afterwards holds everything against each other by them. */
export async function relateFit(options: HomeOptions & { json?: boolean; lang?: string }): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const reports = await fitDecided(home.store, new Date());
    for (const { kind, decisions, model, moved } of reports) {
      const named = speaker.wording.kinds[kind];
      if (model === null) speaker.say('relateFitFew', { kind: named, decisions });
      else speaker.say('relateFitted', { kind: named, decisions, model });
      for (const { comparison, level, from, to } of moved)
        speaker.say('relateFitMoved', { comparison, level, from: from.toFixed(1), to: to.toFixed(1) });
    }
    speaker.result(reports);
  } finally {
    await home.close();
  }
}
