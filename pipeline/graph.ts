import { authorizeExtract } from './certify/authorize-extract.ts';
import { sealExtract } from './certify/seal-extract.ts';
import { cleanPage } from './clean/clean-page.ts';
import { type Edge, human, machine, machineBook, machineEach } from './edges.ts';
import { extractFields } from './extract/extract-fields.ts';
import { ledgerBook } from './ledger/ledger-book.ts';
import { matchRecords } from './match/match-records.ts';
import { recognizeEntry } from './recognize/recognize-entry.ts';
import { segmentPage } from './segment/segment-page.ts';
import { extractRequested, pageScanned } from './starts.ts';
import { approveEntry } from './verify/approve-entry.ts';
import { verifyEntry } from './verify/verify-entry.ts';

/** The whole flow. Read downwards; nothing else decides what follows what. */
export const graph: readonly Edge[] = [
  // from a scan to a record
  machine(cleanPage, { after: pageScanned, queue: 'image' }),
  machine(segmentPage, { after: cleanPage, queue: 'image' }),
  machineEach(recognizeEntry, {
    after: segmentPage,
    queue: 'ocr',
    split: (page) => page.entries,
    idOf: (entry) => entry.entryId,
  }),
  machine(extractFields, { after: recognizeEntry, queue: 'text' }),
  machine(matchRecords, { after: extractFields, queue: 'text' }),
  machineBook(ledgerBook, { after: matchRecords, queue: 'text' }),
  human(verifyEntry, { after: matchRecords, role: 'verifier' }),
  human(approveEntry, { after: verifyEntry, role: 'approver', notSameAs: verifyEntry }),
  // from a counter request to a paper
  human(authorizeExtract, { after: extractRequested, role: 'registrar' }),
  machine(sealExtract, { after: authorizeExtract, queue: 'pdf' }),
];
