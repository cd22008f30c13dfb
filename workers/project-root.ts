import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: forms and models are found from here, wherever the program is started. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));
