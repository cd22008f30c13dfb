import type { CheckPdfReply, CheckReply, CodeKey } from '#schemas/api/check.ts';
import type { QrFacts, QrVerdict } from '#schemas/qr-token.ts';

/** What the signed token said: nothing where there is none, or where the office's keys are not at hand. */
export type TokenSays = QrVerdict<CodeKey> | { readonly state: 'none' | 'unchecked' };

/** What the register said: null where it could not be asked. */
export type RegisterSays = CheckReply | null;

export type Verdict =
  | CheckReply['state']
  | 'heldThen'
  | 'forged'
  | 'otherCode'
  | 'keyUnknown'
  | 'unlisted'
  | 'elsewhere'
  | 'notChecked';

export type FileVerdict =
  | 'fileValid'
  | 'fileCorrected'
  | 'fileVoided'
  | 'fileUnlisted'
  | 'fileAltered'
  | 'fileStranger'
  | 'fileNotOurs';

export type Tone = 'good' | 'past' | 'doubt' | 'danger';

/** The colour and the icon. Only what is proved and in force now is green. */
export const tones = {
  valid: 'good',
  corrected: 'doubt',
  voided: 'danger',
  unknown: 'danger',
  heldThen: 'past',
  forged: 'danger',
  otherCode: 'danger',
  keyUnknown: 'doubt',
  unlisted: 'danger',
  elsewhere: 'doubt',
  notChecked: 'doubt',
  fileValid: 'good',
  fileCorrected: 'doubt',
  fileVoided: 'danger',
  fileUnlisted: 'danger',
  fileAltered: 'danger',
  fileStranger: 'danger',
  fileNotOurs: 'danger',
} as const satisfies Record<Verdict | FileVerdict, Tone>;

/** The register says the same of the paper as its QR code. */
const agree = (facts: QrFacts, now: CheckReply): boolean =>
  facts.number === now.number && facts.issuedOn === now.issuedOn;

/**
 * One word for a paper. A forger copies a code that is real, so a QR code that does not hold outweighs what the register
 * says of the code. Our key on the token outweighs the address: an office may move.
 */
export function verdictOf(token: TokenSays, now: RegisterSays, isElsewhere: boolean): Verdict {
  switch (token.state) {
    case 'forged':
    case 'unreadable':
      return 'forged';
    case 'other-code':
      return 'otherCode';
    case 'holds':
      if (now === null) return 'heldThen';
      if (now.state === 'unknown') return 'unlisted';
      return agree(token.facts, now) ? now.state : 'forged';
    case 'key-unknown':
    case 'none':
    case 'unchecked':
      if (isElsewhere) return 'elsewhere';
      if (now !== null) return now.state;
      return token.state === 'key-unknown' ? 'keyUnknown' : 'notChecked';
  }
}

/** One word for a file. Signatures that hold say who made it; only the register knows whether it stands. */
export function verdictOfFile({ isIntact, problems, signatures, now }: CheckPdfReply): FileVerdict {
  if (!isIntact) {
    if (signatures.length === 0) return 'fileNotOurs';
    return problems.every((problem) => problem === 'chain') ? 'fileStranger' : 'fileAltered';
  }
  switch (now.state) {
    case 'valid':
      return 'fileValid';
    case 'corrected':
      return 'fileCorrected';
    case 'voided':
      return 'fileVoided';
    case 'unknown':
      return 'fileUnlisted';
  }
}
