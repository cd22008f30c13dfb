import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

/** Opening a data folder migrates it; this says so and does nothing else. */
export async function migrateNow(options: HomeOptions & { json?: boolean; lang?: string }): Promise<void> {
  const home = await openHome(options);
  await home.close();
  const speaker = voice(options);
  speaker.say('migrated');
  speaker.result({ migrated: true });
}
