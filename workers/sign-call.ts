import { createHmac, randomBytes } from 'node:crypto';

/** As receivers' libraries want it: the prefix and 32 random bytes. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The headers by which a receiver knows that a call is ours, when it was made, and that it saw the event before.
 * @source Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`, base64, seconds since 1970
 */
export function signCall(
  secret: string,
  { id, body, at }: { id: string; body: string; at: Date },
): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
