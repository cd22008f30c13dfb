import { hash } from '@node-rs/argon2';
import { createInterface } from 'node:readline';
import { ExpectedError } from '#schemas/errors.ts';
import { Officer } from '#schemas/officer.ts';
import { allOfficers, disableOfficer, keepOfficer } from '#store/officers.ts';
import { keepKeys } from '../start/keys.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

type Options = HomeOptions & { json?: boolean; lang?: string };
const NewOfficer = Officer.omit({ id: true });

export async function userAdd(
  options: Options & { name: string; roles: string; title?: string; password?: string },
  login: string,
): Promise<void> {
  const parsed = NewOfficer.safeParse({
    login,
    name: options.name,
    roles: options.roles.split(',').map((role) => role.trim()),
    capacityLines: options.title?.split('|') ?? [],
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ExpectedError('config.bad', {
      setting: String(issue?.path[0] ?? 'user'),
      why: issue?.message ?? '',
    });
  }
  const password = options.password ?? (await firstLine());
  if (password.length < 8) throw new ExpectedError('config.bad', { setting: '--password', why: '≥ 8' });
  const home = await openHome(options);
  try {
    const officer = await keepOfficer(home.store.db, { ...parsed.data, passwordHash: await hash(password) });
    await keepKeys(home.store, home.config.dataDir);
    const speaker = voice(options);
    speaker.say('userKept', { login, name: officer.name, roles: officer.roles.join(', ') });
    speaker.result(officer);
  } finally {
    await home.close();
  }
}

export async function userList(options: Options): Promise<void> {
  const home = await openHome(options);
  try {
    const speaker = voice(options);
    const officers = await allOfficers(home.store.db);
    for (const { login, name, roles } of officers)
      speaker.say('userKept', { login, name, roles: roles.join(', ') });
    speaker.result(officers);
  } finally {
    await home.close();
  }
}

export async function userDisable(options: Options, login: string): Promise<void> {
  const home = await openHome(options);
  try {
    if (!(await disableOfficer(home.store.db, login))) throw new ExpectedError('id.not-found', { id: login });
    const speaker = voice(options);
    speaker.say('userDisabled', { login });
    speaker.result({ login, disabled: true });
  } finally {
    await home.close();
  }
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line.trim();
  return '';
}
