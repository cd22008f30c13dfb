import type { ExtractView } from '#schemas/api/extracts.ts';
import type { AuthorizedExtract, SealedExtract } from '#schemas/extract.ts';
import type { ExtractId } from '#schemas/ids.ts';
import type { ServerPorts } from './ports.ts';

type ToSign = NonNullable<ExtractView['toSign']>;

export function openFileSigning(
  _ports: ServerPorts,
  _extract: AuthorizedExtract,
  _on: { sealed(sealed: SealedExtract): Promise<void>; lost(extractId: ExtractId): Promise<void> },
): ToSign {
  throw new Error('comes with SIGN');
}

export const toSign = (_extractId: ExtractId): ToSign | null => null;
