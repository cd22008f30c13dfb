import { hash } from '@node-rs/argon2';
import type { Role } from '#schemas/officer.ts';
import { allOfficers, keepOfficer } from '#store/officers.ts';
import type { Store } from '#store/open.ts';

/** The same for all demo accounts; they exist only where nobody made others, and the server listens on loopback. */
export const demoPassword = 'hotich-demo';

/** Invented people, one for each desk. */
const people: readonly {
  login: string;
  name: string;
  roles: readonly Role[];
  capacityLines: readonly string[];
}[] = [
  { login: 'sohoa', name: 'Đỗ Gia Hân', roles: ['digitizer'], capacityLines: [] },
  { login: 'doichieu', name: 'Lê Thu Thảo', roles: ['verifier'], capacityLines: [] },
  { login: 'doichieu2', name: 'Phạm Nhật Minh', roles: ['verifier', 'approver'], capacityLines: [] },
  { login: 'phanxu', name: 'Bùi Thanh Trúc', roles: ['arbiter'], capacityLines: [] },
  { login: 'duyet', name: 'Trần Quốc Bảo', roles: ['approver'], capacityLines: [] },
  { login: 'quay', name: 'Vũ Khánh Linh', roles: ['clerk'], capacityLines: [] },
  {
    login: 'kyten',
    name: 'Nguyễn Hoàng Nam',
    roles: ['registrar'],
    capacityLines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  },
  { login: 'quantri', name: 'Hoàng Đức Anh', roles: ['admin'], capacityLines: [] },
];

/** Makes the demo accounts where there is none at all; returns the logins of those that are there. */
export async function seedDemo(store: Store): Promise<readonly string[]> {
  if ((await allOfficers(store.db)).length === 0) {
    const passwordHash = await hash(demoPassword);
    for (const { login, name, roles, capacityLines } of people)
      await keepOfficer(store.db, {
        login,
        name,
        roles: [...roles],
        capacityLines: [...capacityLines],
        scope: [],
        passwordHash,
      });
  }
  const known = new Set((await allOfficers(store.db)).map((officer) => officer.login));
  return people.map((person) => person.login).filter((login) => known.has(login));
}
