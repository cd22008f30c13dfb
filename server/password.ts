import { hash, verify } from '@node-rs/argon2';

/** argon2id at the package's defaults (19 MiB, 2 passes): about 20 ms. @source OWASP password storage cheat sheet */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'));

let nobody: Promise<string> | null = null;

/** Takes as long for an unknown login (`hash` null) as for a known one. */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  nobody ??= hash('nobody has this password');
  const fits = await verify(passwordHash ?? (await nobody), password.normalize('NFC'));
  return fits && passwordHash !== null;
}
