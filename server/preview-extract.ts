import type { PreviewLine } from '#schemas/api/extracts.ts';
import type { ExtractId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { previewLines } from '#pipeline/certify/preview-lines.ts';
import { printedValues } from '#pipeline/certify/printed-values.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { notesOf, recordState } from '#pipeline/record-state.ts';
import { eventsOf } from '#store/events.ts';
import { extractById } from '#store/extracts.ts';
import { entryOfRecord } from '#store/records.ts';
import { issuingOffice } from '#store/settings.ts';
import { noteView } from '#store/views.ts';
import type { ServerPorts } from './ports.ts';

/**
 * What the paper says: as authorized, else as it would be when authorized now, without a number. Throws `id.not-found`,
 * `template.not-found`.
 */
export async function preview(
  { store: { db }, now }: ServerPorts,
  officer: Officer,
  id: ExtractId,
): Promise<PreviewLine[]> {
  const { authorized, request, recordId } = await extractById(db, id);
  await noteView(db, officer.id, id, now());
  if (authorized) return previewLines(templateById(authorized.templateId), authorized);
  const state = recordState(await eventsOf(db, recordId));
  const { book } = await entryOfRecord(db, recordId);
  const issuedOn = localDay(now());
  return previewLines(templateById(request.templateId), {
    number: '…',
    issuedAt: (await issuingOffice(db)).place,
    issuedOn,
    registerBody: book.registerBody,
    values: printedValues(request.kind, state.fields, notesOf(state)),
  });
}
