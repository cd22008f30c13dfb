import { PDFHexString, type PDFRef, PDFString } from 'pdf-lib';
import { pdfDate } from './local-time.ts';
import { pdfTextHex } from './pdf-text.ts';
import { srgbProfile } from './srgb-profile.ts';

/** What every paper of ours declares so that it can be archived (PDF/A-2u). */
export const producer = 'Ho Tich; pdf-lib';
export const profile = srgbProfile();
export const hex = (text: string): PDFHexString => PDFHexString.of(pdfTextHex(text));

/** Which red is meant; `profile` kept as a stream of three components. */
export const outputIntents = (profileRef: PDFRef) => [
  {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profileRef,
  },
];

/** The Info dictionary; the XMP packet must say the same. */
export const infoOf = (title: string, author: string, at: Date) => ({
  Title: hex(title),
  Author: hex(author),
  Producer: hex(producer),
  CreationDate: PDFString.of(pdfDate(at)),
  ModDate: PDFString.of(pdfDate(at)),
});
