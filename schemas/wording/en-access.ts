import type { Translated } from './translated.ts';
import type { viAccess } from './vi-access.ts';

export const enAccess: Translated<typeof viAccess> = {
  secondKey: {
    code: 'Six digits',
    codeHint: 'What the authenticator app on the phone shows now',
  },
  progress: {
    pagesWaiting: 'Waiting',
    pagesReading: 'Being read',
    toVerify: 'To verify',
    secondKey: 'Second key',
    toArbitrate: 'Arbitration',
    toApprove: 'To approve',
    inTrouble: 'Troubled',
    fieldsLeft: 'Fields left',
    fieldsLeftCount: '{count} fields left',
    troublesOpen: '{count} troubles unanswered',
    people: 'At work',
    peopleCount: '{count} people',
    pace: 'Pace of people',
    fieldsPerMinute: '{rate} fields/min',
    etaPeople: 'Left for people',
    nobody: 'nobody worked in the last 30 minutes',
    inHands: '{count} entries in hand',
    live: 'Live, {time}',
    entriesByState: 'Entries by state',
  },
};
