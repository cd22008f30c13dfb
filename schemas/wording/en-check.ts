import type { Translated } from './translated.ts';
import type { viCheck } from './vi-check.ts';

export const enCheck = {
  check: {
    title: 'Check an extract',
    valid: 'This extract is genuine and in force',
    validHint:
      'Compare number, kind and date above with the paper in your hand. If any of them differs, this office did not issue that paper.',
    corrected: 'The extract is genuine, but the record was corrected after its day of issue',
    correctedHint: 'What was corrected is not told here. Ask the holder for a new copy.',
    voided: 'This extract was withdrawn and is no longer in force',
    voidedHint: 'Do not use this paper. Ask the office that issued it.',
    unknown: 'No extract has this code',
    unknownHint:
      'Check each letter of the code printed below the QR. If it is right, this office did not issue that paper.',
    number: 'Number',
    kind: 'Kind of paper',
    issuedOn: 'Date of issue',
    body: 'Issued by',
    privacy: 'This page says nothing about the person on the paper.',
    another: 'Check another code',
    enter: 'Type the 16 characters printed below the QR',
    submit: 'Check',
    working: 'Checking…',
  },
} as const satisfies Translated<typeof viCheck>;
