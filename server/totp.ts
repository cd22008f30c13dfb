import { Secret, TOTP } from 'otpauth';

const issuer = 'Hộ Tịch';
const periodSeconds = 30;

/** A new secret for an authenticator app, and the address that carries it there as a QR code. */
export function newTotp(login: string): { secret: string; uri: string } {
  // 160 bits. @source RFC 4226 §4
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, uri: new TOTP({ issuer, label: login, secret }).toString() };
}

/**
 * The time step that a code of six digits is of: this one, or for clocks that differ the one before or after; null when it
 * is of none. Whoever accepts a code keeps its step, and takes no code of that step or an earlier one again.
 * @source RFC 6238 §5.2
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: periodSeconds });
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}
