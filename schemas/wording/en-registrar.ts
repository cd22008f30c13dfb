import type { Translated } from './translated.ts';
import type { viRegistrar } from './vi-registrar.ts';

export const enRegistrar = {
  registrar: {
    title: 'Extracts waiting for a signature',
    waiting: '{count} waiting',
    none: 'No extract waits for a signature',
    noneHint: 'When the counter sends a request, it shows up here.',
    recent: 'Recently handled',
    askedAt: 'asked at {time}',
    preview: 'What will be printed',
    numberLater: 'Number: given on signing',
    evidence: 'In the book',
    sign: 'Sign the extract',
    refuse: 'Refuse',
    refuseTitle: 'Refuse this extract',
    refuseReason: 'Reason (the counter tells the citizen)',
    signing: 'Signing…',
    signed: 'Extract {number} is signed',
    refused: 'Refused.',
    next: 'Next paper',
    signer: 'Signing as',
    requester: 'Requester',
    copies: 'Copies',
    from: 'Based on',
    someoneElse: 'Another registrar is looking at this one.',
  },
} as const satisfies Translated<typeof viRegistrar>;
