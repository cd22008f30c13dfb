import { hash } from '@node-rs/argon2';
import type { Capacity } from '#schemas/extract.ts';
import type { Role } from '#schemas/officer.ts';
import { delegationsOf, keepDelegation } from '#store/delegations.ts';
import { allOfficers, keepOfficer } from '#store/officers.ts';
import type { Store } from '#store/open.ts';

/** The same for all demo accounts; they exist only where nobody made others, and the server listens on loopback. */
export const demoPassword = 'hotich-demo';

/** Invented people, one for each desk. */
const people: readonly {
  login: string;
  name: string;
  roles: readonly Role[];
}[] = [
  { login: 'sohoa', name: 'Đỗ Gia Hân', roles: ['digitizer'] },
  { login: 'doichieu', name: 'Lê Thu Thảo', roles: ['verifier'] },
  { login: 'doichieu2', name: 'Phạm Nhật Minh', roles: ['verifier', 'approver'] },
  { login: 'phanxu', name: 'Bùi Thanh Trúc', roles: ['arbiter'] },
  { login: 'duyet', name: 'Trần Quốc Bảo', roles: ['approver'] },
  { login: 'quay', name: 'Vũ Khánh Linh', roles: ['clerk'] },
  {
    login: 'kyten',
    name: 'Nguyễn Hoàng Nam',
    roles: ['registrar'],
  },
  { login: 'chutich', name: 'Đặng Minh Châu', roles: ['registrar'] },
  { login: 'quantri', name: 'Hoàng Đức Anh', roles: ['admin'] },
];

/** By what right the two of them sign: the head, and a deputy in the head's place. */
const rights: readonly { login: string; capacity: Capacity; lines: string[] }[] = [
  { login: 'kyten', capacity: 'KT.', lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] },
  { login: 'chutich', capacity: 'TM.', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
];

/** Makes the demo accounts where there is none at all; returns the logins of those that are there. */
export async function seedDemo(store: Store): Promise<readonly string[]> {
  if ((await allOfficers(store.db)).length === 0) {
    const passwordHash = await hash(demoPassword);
    for (const { login, name, roles } of people)
      await keepOfficer(store.db, {
        login,
        name,
        roles: [...roles],
        scope: [],
        passwordHash,
      });
  }
  const officers = await allOfficers(store.db);
  const delegations = await delegationsOf(store.db);
  for (const { login, capacity, lines } of rights) {
    const officer = officers.find((one) => one.login === login);
    if (!officer || delegations.some(({ officerId }) => officerId === officer.id)) continue;
    const basis = { number: '01/QĐ-UBND', date: '2026-01-02' };
    const right = { officerId: officer.id, capacity, lines, basis, from: '2026-01-02', to: null, kinds: [] };
    await keepDelegation(store.db, right, null, new Date());
  }
  const known = new Set((await allOfficers(store.db)).map((officer) => officer.login));
  return people.map((person) => person.login).filter((login) => known.has(login));
}
