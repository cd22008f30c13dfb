import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The unprivileged user Postgres runs as when this program runs as root (Postgres refuses root). */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** `postgres` where the machine has it, else `nobody`; null when this program is not root. */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => lines.find((parts) => parts[0] === name)).find(Boolean);
  return { uid: Number(found?.[2] ?? 65534), gid: Number(found?.[3] ?? 65534) };
}

/** Whether that user may walk down to `path` (x on every folder above it and on itself). */
export async function canEnter(path: string, user: ServerUser): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const facts = await stat(at).catch(() => null);
    if (facts) {
      const bit = facts.uid === user.uid ? 0o100 : facts.gid === user.gid ? 0o010 : 0o001;
      if ((facts.mode & bit) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
}
