import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { z } from 'zod';
import { ExpectedError } from '#schemas/errors.ts';
import { Sha256 } from '#schemas/ids.ts';
import { mustBeAllowed } from '../may.ts';
import type { ServerPorts } from '../ports.ts';
import { accept } from '../serve.ts';
import { officerOf } from '../session.ts';

const Query = z.strictObject({ width: z.coerce.number().int().min(16).max(4000).optional() });

interface Picture {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/** Pictures of pages by their content; a paper in the same store is not one. */
export function imageRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const resized = openCache(48);

  app.get<{ Params: { sha256: string } }>('/api/images/:sha256', async (request, reply) => {
    mustBeAllowed(await officerOf(ports, request), 'see-images');
    const sha256 = accept(Sha256, request.params.sha256, 'sha256');
    const { width } = accept(Query, request.query);
    const etag = `"${sha256}-${width ?? 'whole'}"`;
    const kept = { 'cache-control': 'private, max-age=31536000, immutable', etag };
    if (request.headers['if-none-match'] === etag) return reply.headers(kept).code(304).send();
    const picture = await resized(etag, async () =>
      show(await ports.blobs.get(sha256), width ?? null, sha256),
    );
    return reply.headers(kept).type(picture.mediaType).send(picture.bytes);
  });
}

/**
 * As stored where a browser can show it and no width is wanted; else a JPEG, never larger than the original. A scan that
 * breaks off is shown as far as it goes. Throws `id.not-found`, `image.truncated` when nothing of it can be shown.
 */
async function show(stored: Uint8Array, width: number | null, sha256: Sha256): Promise<Picture> {
  const mediaType = mediaTypeOf(stored);
  if (mediaType === null) throw new ExpectedError('id.not-found', { id: sha256 });
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  if (width === null && mediaType !== 'image/tiff') return { bytes, mediaType };
  const picture = sharp(bytes, { sequentialRead: true, failOn: 'none' });
  const sized = width === null ? picture : picture.resize({ width, withoutEnlargement: true });
  const shown = await sized
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82 })
    .toBuffer()
    .catch((cause: unknown) => {
      throw new ExpectedError('image.truncated', { sha256 }, { cause });
    });
  return { bytes: shown, mediaType: 'image/jpeg' };
}

function mediaTypeOf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG')) return 'image/png';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'image/tiff';
  return null;
}

/** The last pictures made, so that two people on one page do not pay twice; one that is being made is waited for. */
function openCache(most: number) {
  const kept = new Map<string, Promise<Picture>>();
  return (key: string, make: () => Promise<Picture>): Promise<Picture> => {
    const known = kept.get(key);
    if (known) return known;
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '');
    return made;
  };
}
