import { ExpectedError } from '#schemas/errors.ts';
import type { Seal } from '#pipeline/certify/seal.ts';
import { openSeal } from './seal-files.ts';

/** The seal of a keys folder; without keys one that refuses (`seal.no-key`), so that pages can be read all the same. */
export async function sealOf(keysDir: string): Promise<Seal> {
  try {
    return await openSeal(keysDir);
  } catch (error) {
    if (!(error instanceof ExpectedError) || error.code !== 'seal.no-key') throw error;
    const refuse = () => Promise.reject(error);
    return { isTest: false, certificates: refuse, sign: refuse };
  }
}
