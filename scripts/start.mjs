// Plain Node until everything is installed; then the command line itself. `npm start` is `hotich start`.
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./hotich.ts');
await main(['start', ...process.argv.slice(2)]);
