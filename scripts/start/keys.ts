import { join } from 'node:path';
import { allOfficers } from '#store/officers.ts';
import type { Store } from '#store/open.ts';
import { fileOf, holderOf } from '#workers/keys-files.ts';
import { openKeys } from '#workers/seal-files.ts';
import { makeTestCertificates } from '../make-certificates.ts';

/**
 * Gives the agency and every officer who signs a TEST certificate, unless the folder holds real ones: those are put there
 * by the administrator, officer by officer, and nothing here touches them. Returns how many officers may sign.
 */
export async function keepKeys(store: Store, dataDir: string): Promise<number> {
  const keysDir = join(dataDir, 'keys');
  const signing = (await allOfficers(store.db)).filter((officer) => officer.roles.includes('registrar'));
  const hasAgency = (await holderOf(fileOf(keysDir, { kind: 'agency' }))) !== null;
  if (!hasAgency || (await openKeys(keysDir)).seal.isTest)
    await makeTestCertificates(
      keysDir,
      signing.map(({ id, name }) => ({ id, name })),
    );
  return signing.length;
}
