import type { SigningKeys } from '#pipeline/certify/seal.ts';
import type { Blobs, Forms } from '#pipeline/stage.ts';
import type { LoadedPolicies } from '#store/policies.ts';
import type { Store } from '#store/open.ts';

export interface Log {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  error(facts: object, text: string): void;
}

/** What the server reaches; `main.ts` and the tests make it. */
export interface ServerPorts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly forms: Forms;
  readonly policies: LoadedPolicies;
  /** Address printed in QR codes, without a slash at its end. */
  readonly publicUrl: string;
  readonly keys: SigningKeys;
  /** Folder of the built pages. */
  readonly webDir: string;
  readonly now: () => Date;
  readonly log: Log;
}
