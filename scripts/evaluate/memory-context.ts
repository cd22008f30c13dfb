import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '#pipeline/recognize/engine.ts';
import type { Blobs, Forms, StageContext } from '#pipeline/stage.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { RegisterForm } from '#schemas/form.ts';
import { Sha256 } from '#schemas/ids.ts';

/** Blobs in memory, for measuring steps alone; `forget` empties it between pages. */
export function memoryBlobs(): Blobs & { forget(): void } {
  const kept = new Map<Sha256, Uint8Array>();
  return {
    get: async (sha256) => {
      const bytes = kept.get(sha256);
      if (bytes === undefined) throw new ExpectedError('blob.missing', { sha256 });
      return bytes;
    },
    put: async (bytes) => {
      const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
      kept.set(sha256, bytes);
      return sha256;
    },
    forget: () => kept.clear(),
  };
}

/** The forms of a folder as `schemas/forms` is laid out. */
export function formsIn(folder: string): Forms {
  const forms = readdirSync(folder).flatMap((name) => {
    const file = join(folder, name, 'form.json');
    return existsSync(file) ? [RegisterForm.parse(JSON.parse(readFileSync(file, 'utf8')))] : [];
  });
  return {
    all: () => forms,
    byId: (id) => {
      const form = forms.find((one) => one.id === id);
      if (form === undefined) throw new ExpectedError('form.not-found', { formId: id });
      return form;
    },
  };
}

/** What the reading steps need; the other ports are not reached by them. */
export function readingContext(ports: { blobs: Blobs; forms: Forms; engine: Engine }): StageContext {
  const unreached = (): never => {
    throw new Error('the reading steps do not use this port');
  };
  return {
    ...ports,
    relate: unreached,
    now: unreached,
  };
}
