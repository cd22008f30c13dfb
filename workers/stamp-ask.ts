import { ExpectedError } from '#schemas/errors.ts';
import type { AskTime } from '#pipeline/certify/stamp-pdf.ts';

const mostMs = 10_000;
const mostBytes = 64 * 1024;

/**
 * Asks a time-stamp authority over HTTP (RFC 3161 3.4). Throws `timestamp.unreachable` for one that is down, slow or
 * answers anything but a reply; `host` alone is told: an address may hold a key.
 */
export function askOver(url: string): AskTime {
  const { host } = new URL(url);
  return async (request) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: Buffer.from(request),
        redirect: 'error',
        signal: AbortSignal.timeout(mostMs),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return await bytesOf(response, mostBytes);
    } catch (cause) {
      throw new ExpectedError('timestamp.unreachable', { host }, { cause });
    }
  };
}

/** The body, at most `most` bytes of it; more is an error, not an answer. */
export async function bytesOf(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > most) throw new Error('too long');
  }
  return Buffer.concat(parts);
}
