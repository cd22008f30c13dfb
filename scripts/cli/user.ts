import { hash } from '@node-rs/argon2';
import { createInterface } from 'node:readline';
import { toString as drawQr } from 'qrcode';
import { NewDelegation } from '#schemas/delegation.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { Capacity } from '#schemas/extract.ts';
import { Officer } from '#schemas/officer.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { newTotp } from '#server/totp.ts';
import { delegationsOf, keepDelegation } from '#store/delegations.ts';
import type { Db } from '#store/open.ts';
import { allOfficers, disableOfficer, keepOfficer, keepTotpSecret } from '#store/officers.ts';
import { booksInScope } from '#store/scope.ts';
import { keepKeys } from '../start/keys.ts';
import { type HomeOptions, openHome } from './home.ts';
import { type Voice, voice } from './speak.ts';

type Options = HomeOptions & { json?: boolean; lang?: string };
const NewOfficer = Officer.omit({ id: true });

export async function userAdd(
  options: Options & { name: string; roles: string; title?: string; scope?: string; password?: string },
  login: string,
): Promise<void> {
  const parsed = NewOfficer.safeParse({
    login,
    name: options.name,
    roles: options.roles.split(',').map((role) => role.trim()),
    scope: (options.scope ?? '').split('|').flatMap((body) => body.normalize('NFC').trim() || []),
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
    if (options.title) await keepTitle(home.store.db, officer, options.title);
    await keepKeys(home.store, home.config.dataDir);
    const speaker = voice(options);
    say(speaker, officer);
    for (const body of officer.scope)
      if ((await booksInScope(home.store.db, { scope: [body] }))?.length === 0)
        speaker.say('userScopeEmpty', { body });
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
    for (const officer of officers) say(speaker, officer);
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

/** Asks for a code of an authenticator app at sign-in from now on, or no more; shows what the app scans. */
export async function userTotp(options: Options & { off?: boolean }, login: string): Promise<void> {
  const home = await openHome(options);
  try {
    const { secret, uri } = newTotp(login);
    if (!(await keepTotpSecret(home.store.db, login, options.off ? null : secret)))
      throw new ExpectedError('id.not-found', { id: login });
    const speaker = voice(options);
    if (!options.off) {
      speaker.line(await drawQr(uri, { type: 'terminal', small: true }));
      speaker.line(uri);
    }
    speaker.say(options.off ? 'userTotpOff' : 'userTotpOn', { login });
    speaker.result(options.off ? { login, totp: false } : { login, totp: true, uri });
  } finally {
    await home.close();
  }
}

/** "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH": a right to sign from today on, without end; others are entered on the office page. */
async function keepTitle(db: Db, { id }: Officer, title: string): Promise<void> {
  const lines = title.split('|').map((line) => line.normalize('NFC').trim());
  const today = localDay(new Date());
  const capacity = Capacity.options.find((one) => lines[0]?.startsWith(one));
  const right = { officerId: id, capacity, lines, basis: null, from: today, to: null, kinds: [] };
  const parsed = NewDelegation.safeParse(right);
  if (!parsed.success) throw new ExpectedError('config.bad', { setting: '--title', why: 'TM. … | KT. …' });
  const has = await delegationsOf(db, id);
  if (!has.some((one) => one.revokedAt === null && one.lines.join('|') === lines.join('|')))
    await keepDelegation(db, parsed.data, null, new Date());
}

function say(speaker: Voice, { login, name, roles, scope }: Officer): void {
  speaker.say('userKept', {
    login,
    name,
    roles: roles.join(', '),
    ...(scope.length > 0 && { scope: scope.join('; ') }),
  });
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line.trim();
  return '';
}
