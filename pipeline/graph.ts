import { authorizeExtract } from './certify/authorize-extract.ts';
import { cropEntry } from './certify/crop-entry.ts';
import { sealExtract } from './certify/seal-extract.ts';
import { cleanPage } from './clean/clean-page.ts';
import { type Edge, human, machine, machineAtOnce, machineBook, machineEach } from './edges.ts';
import { extractFields } from './extract/extract-fields.ts';
import { ledgerBook } from './ledger/ledger-book.ts';
import { matchRecords } from './match/match-records.ts';
import { relateEntry } from './match/relate-entry.ts';
import { recognizeEntry } from './recognize/recognize-entry.ts';
import { segmentPage } from './segment/segment-page.ts';
import { extractRequested, pageScanned } from './starts.ts';
import { approveEntry } from './verify/approve-entry.ts';
import { arbitrateEntry } from './verify/arbitrate-entry.ts';
import { isSettled } from './verify/is-settled.ts';
import { verifyEntry } from './verify/verify-entry.ts';
import { verifyEntryBlind } from './verify/verify-entry-blind.ts';
import { workOfKeying, workOfReading } from './verify/work-of.ts';

const keyers = [verifyEntry, verifyEntryBlind, arbitrateEntry];

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
  // people: as many looks as the book's policy asks for, then another person's approval
  human(verifyEntry, { after: matchRecords, role: 'verifier', workOf: workOfReading }),
  human(verifyEntryBlind, {
    after: verifyEntry,
    when: (entry) => entry.toKey.length > 0,
    role: 'verifier',
    notSameAs: [verifyEntry],
    workOf: workOfKeying,
  }),
  human(arbitrateEntry, {
    after: verifyEntryBlind,
    when: (entry) => entry.differing.length > 0,
    role: 'arbiter',
    notSameAs: keyers,
    workOf: workOfKeying,
  }),
  ...keyers.map((after) =>
    human(approveEntry, { after, when: isSettled, role: 'approver', notSameAs: keyers }),
  ),
  // what stands in the book, cut out for papers and their QR codes
  machine(cropEntry, { after: approveEntry, queue: 'image' }),
  // and what it is to others, by what people say now
  machine(relateEntry, { after: approveEntry, queue: 'text' }),
  // from a counter request to a paper; nobody waits for a queue
  human(authorizeExtract, { after: extractRequested, role: 'registrar' }),
  machineAtOnce(sealExtract, { after: authorizeExtract }),
];
