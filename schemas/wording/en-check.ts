import type { Translated } from './translated.ts';
import type { viCheck } from './vi-check.ts';

export const enCheck = {
  check: {
    title: 'Check an extract',
    lead: 'For whoever is handed the paper. No sign-in.',

    scan: 'Scan the paper’s QR code',
    scanning: 'Hold the QR code inside the frame',
    stop: 'Stop scanning',
    choose: 'Choose a picture of the QR code, or the PDF',
    drop: 'You may also drop a picture or the PDF on this page. A picture is read on this device and sent nowhere.',
    enter: 'Type the 16 characters printed below the QR',
    submit: 'Check',
    working: 'Checking…',
    another: 'Check another paper',
    again: 'Check again',

    noCamera:
      'The camera cannot be opened. Let this page use it, or choose a picture, or type the code below.',
    noQr: 'There is no QR code to be seen in this picture. Take it closer, in good light, with all four corners.',
    otherQr:
      'This is not the QR code of an extract. A paper may bear others: scan the one with 16 characters printed below it.',
    badFile: 'This file cannot be opened. It takes a picture, or the PDF of an extract.',
    offline: 'There is no network: the signature in the QR code can still be checked.',
    ready: 'This page works without a network, too.',
    install: 'Install',

    valid: 'This extract is genuine and in force',
    validHint:
      'Compare each line below with the paper in your hand. If any of them differs, this office did not issue that paper.',
    corrected: 'The extract is genuine, but the record was corrected after its day of issue',
    correctedHint: 'What was corrected is not told here. Ask the holder for a new copy.',
    voided: 'This extract was withdrawn and is no longer in force',
    voidedHint: 'Do not use this paper. Ask the office that issued it.',
    unknown: 'No extract has this code',
    unknownHint:
      'Check each letter of the code printed below the QR. If it is right, this office did not issue that paper.',
    heldThen: 'Genuine when it was issued; not known whether it is still in force',
    heldThenHint:
      'The QR code is signed by the office. The register could not be asked, so it is not known whether the paper was withdrawn, or the record corrected, since then. Check again with a network.',
    forged: 'The QR code was changed or forged',
    forgedHint:
      'The code no longer says what the office signed. If you followed a link that was sent to you, it may have been cut: scan the code on the paper. If this stays, do not use the paper.',
    otherCode: 'The QR code and the 16 characters belong to two different papers',
    otherCodeHint: 'Do not use this paper. Ask the office that issued it.',
    keyUnknown: 'The QR code is signed with a key that this page does not know',
    keyUnknownHint:
      'The paper may be another office’s, may be older than the office’s present key, or may be forged. With a network, type the 16 characters printed below the QR to ask the register.',
    unlisted: 'The QR code is signed rightly, but the register has no such paper',
    unlistedHint: 'Do not rely on this paper yet. Ask the office that issued it.',
    elsewhere: 'The QR code leads to another site, not to this office’s',
    elsewhereHint:
      'Address in the code: {host}. If another office issued the paper, type the address which that office has made known; do not follow the code.',
    notChecked: 'This paper could not be checked yet',
    notCheckedHint:
      'Without a network only the signature in a QR code can be checked. Scan the QR code on the paper, or try again with a network.',

    fileValid: 'The PDF is genuine, unchanged and in force',
    fileValidHint: 'Every letter of the file is the office’s. A print of it must look just like it.',
    fileCorrected: 'The PDF is genuine, but the record was corrected after its day of issue',
    fileCorrectedHint: 'What was corrected is not told here. Ask the holder for a new copy.',
    fileVoided: 'The PDF is genuine, but the extract was withdrawn',
    fileVoidedHint: 'Do not use this file. Ask the office that issued it.',
    fileUnlisted: 'The signatures on the file are right, but the register has no such paper',
    fileUnlistedHint: 'Do not rely on this file yet. Ask the office that issued it.',
    fileAltered: 'The PDF was changed after it was signed',
    fileAlteredHint: 'Something in the file is not as it was signed. Do not use it.',
    fileStranger: 'The PDF is signed with a certificate that this office does not know',
    fileStrangerHint: 'This office did not issue this file.',
    fileNotOurs: 'This PDF is not a signed extract of this office',
    fileNotOursHint:
      'It may have been printed again, scanned again or saved by another program. Ask for the very file that the office handed out.',
    fileOffline: 'Checking a PDF takes a network. Without one, scan the QR code on the paper.',
    fileNotKept: 'The file is read for this check only and is not kept.',

    test: 'A test paper: made to try the program, without any value.',
    strangeKey:
      'The signature in the QR code could not be checked: it is by a key that this page does not know. The result above is the register’s.',

    number: 'Number',
    kind: 'Kind of paper',
    issuedOn: 'Date of issue',
    body: 'Issued by',
    entry: 'Place in the register',
    entryPlace: 'Book {bookNo}, page {page}, no. {entryNo}',
    crop: 'Mark of the picture',
    cropHint:
      'If the paper has a page with a picture of the entry, the line “SHA-256 của ảnh” below it must begin with these letters.',
    titles: {
      GKS: 'Birth certificate (copy)',
      TLKS: 'Extract of birth (copy)',
      TLKT: 'Extract of death (copy)',
      TLKH: 'Extract of marriage (copy)',
    },

    checked: 'What was checked',
    signature: 'Signature in the QR code',
    signatures: {
      holds: 'Right',
      wrong: 'Not right',
      strange: 'By an unknown key',
      none: 'None: there are only the 16 characters',
      unchecked: 'Not checked: the office’s key has not been loaded yet',
    },
    register: 'State in the register',
    registers: { asked: 'Asked at {at}', offline: 'Not asked: no network', failed: 'Not asked' },
    fileSignature: 'Signature',
    signedBy: '{by}[, {at}]: {how}',
    good: 'right',
    bad: 'not right',
    level: 'Time stamp',
    levels: { stamped: 'Yes ({level})', unstamped: 'Not yet ({level})' },

    privacy: 'This page says nothing about the person on the paper.',
  },
} as const satisfies Translated<typeof viCheck>;
