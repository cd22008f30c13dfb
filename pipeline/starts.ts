import { ExtractRequest, ScannedPage } from '#schemas/steps.ts';
import type { Emitter } from './stage.ts';

/** What comes in from outside and starts a flow. */
export const pageScanned: Emitter<ScannedPage> = { name: 'page-scanned', output: ScannedPage };
export const extractRequested: Emitter<ExtractRequest> = {
  name: 'extract-requested',
  output: ExtractRequest,
};
