import { hash } from '@node-rs/argon2';
import { join } from 'node:path';
import type { Role } from '#schemas/officer.ts';
import { allOfficers, keepOfficer } from '#store/officers.ts';
import type { Store } from '#store/open.ts';
import { makeTestCertificates } from '../make-certificates.ts';

/** The same for all demo accounts; they exist only where nobody made others, and the server listens on loopback. */
export const demoPassword = 'hotich-demo';

/** Invented people, one for each desk. */
const people: readonly { login: string; name: string; roles: readonly Role[]; capacityLines: readonly string[] }[] = [
  { login: 'sohoa', name: 'Đỗ Gia Hân', roles: ['digitizer'], capacityLines: [] },
  { login: 'doichieu', name: 'Lê Thu Thảo', roles: ['verifier'], capacityLines: [] },
  { login: 'doichieu2', name: 'Phạm Nhật Minh', roles: ['verifier', 'approver'], capacityLines: [] },
  { login: 'duyet', name: 'Trần Quốc Bảo', roles: ['approver'], capacityLines: [] },
  { login: 'quay', name: 'Vũ Khánh Linh', roles: ['clerk'], capacityLines: [] },
  { login: 'kyten', name: 'Nguyễn Hoàng Nam', roles: ['registrar'], capacityLines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] },
  { login: 'quantri', name: 'Hoàng Đức Anh', roles: ['admin'], capacityLines: [] },
];

/** Makes the demo accounts where there is none at all, and test certificates for whoever signs. */
export async function seedDemo(store: Store, dataDir: string): Promise<{ logins: readonly string[]; isNew: boolean }> {
  const isNew = (await allOfficers(store.db)).length === 0;
  if (isNew) {
    const passwordHash = await hash(demoPassword);
    for (const { login, name, roles, capacityLines } of people)
      await keepOfficer(store.db, { login, name, roles: [...roles], capacityLines: [...capacityLines], passwordHash });
  }
  const officers = await allOfficers(store.db);
  await makeTestCertificates(
    join(dataDir, 'keys'),
    officers.filter((officer) => officer.roles.includes('registrar')).map(({ id, name }) => ({ id, name })),
  );
  const logins = people.map((person) => person.login).filter((login) => officers.some((one) => one.login === login));
  return { logins, isNew };
}
