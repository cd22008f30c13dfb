import { ExpectedError } from '#schemas/errors.ts';
import type { SigningKeys } from '#pipeline/certify/seal.ts';
import { openKeys } from './seal-files.ts';

/** The keys of a folder; without the agency's ones that refuse (`seal.no-key`), so that pages can be read all the same. */
export async function keysOf(keysDir: string): Promise<SigningKeys> {
  try {
    return await openKeys(keysDir);
  } catch (error) {
    if (!(error instanceof ExpectedError) || error.code !== 'seal.no-key') throw error;
    const refuse = () => Promise.reject(error);
    return {
      roots: [],
      wayOf: async () => 'none',
      open: refuse,
      close: () => undefined,
      isOpen: () => false,
      seal: { isTest: false, certificates: refuse, sign: refuse, signCode: refuse, codeKey: refuse },
    };
  }
}
