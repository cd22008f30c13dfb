import type { PrintedHeader } from '#schemas/api/office.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Officer } from '#schemas/officer.ts';
import type { CounterSettings, IssuingOffice } from '#schemas/settings.ts';
import { printable, widthPt } from '#pipeline/certify/fonts.ts';
import { headerLines } from '#pipeline/certify/issuing-body.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { longDate } from '#pipeline/certify/print-value.ts';
import { keepOfficeChange } from '#store/office-changes.ts';
import type { Db } from '#store/open.ts';
import { counterSettings, issuingOffice, setCounterSettings, setIssuingOffice } from '#store/settings.ts';
import { endSessions, openSessions } from '#store/signing-sessions.ts';
import type { ServerPorts } from './ports.ts';

/** Longer names of units do not exist; one that long is a slip of the hand, and no header has room for it. */
const mostLetters = 120;
const mostUnits = 3;

/** As kept and printed. Throws `request.bad` naming the empty or overlong part, `extract.letter-missing`. */
function tidied({ body, place }: IssuingOffice): IssuingOffice {
  const tidy = (text: string, field: string): string => {
    const line = printable(text).trim();
    if (line === '' || line.length > mostLetters) throw new ExpectedError('request.bad', { field });
    widthPt('bold', line.toLocaleUpperCase('vi'), 1);
    return line;
  };
  if (body.within.length < 1 || body.within.length > mostUnits)
    throw new ExpectedError('request.bad', { field: 'body.within' });
  return {
    body: {
      name: tidy(body.name, 'body.name'),
      within: body.within.map((unit) => tidy(unit, 'body.within')),
    },
    place: tidy(place, 'place'),
  };
}

/** What papers would say over their title. Throws as `changeOffice`. */
export function printedHeader(office: IssuingOffice, at: Date): PrintedHeader {
  const { body, place } = tidied(office);
  const { above, between, body: own } = headerLines(body);
  return {
    above,
    between: [...between],
    body: own,
    placeAndDate: printable(`${place}, ${longDate(localDay(at))}`),
  };
}

/**
 * The agency on papers from now on. Its name is part of what a number is counted in: another name begins at 1.
 * Throws `request.bad`, `extract.letter-missing`.
 */
export async function changeOffice(
  { store, now }: ServerPorts,
  officer: Officer,
  asked: IssuingOffice,
): Promise<void> {
  const office = tidied(asked);
  await store.db.transaction().execute(async (tx) => {
    const before = await issuingOffice(tx);
    await setIssuingOffice(tx, office);
    const flat = ({ body, place }: IssuingOffice) => ({
      name: body.name,
      within: body.within.join(', '),
      place,
    });
    await noteSet(tx, 'office-set', officer, { before: flat(before), after: flat(office), at: now() });
  });
}

/** Fees, hours and how papers may be signed, from now on. Counters that may sign no more stop at once. */
export async function changeCounter(
  { store, keys, now }: ServerPorts,
  officer: Officer,
  settings: CounterSettings,
): Promise<void> {
  const at = now();
  await store.db.transaction().execute(async (tx) => {
    const before = await counterSettings(tx);
    await setCounterSettings(tx, settings);
    const flat = ({ signing, exemptions, holidays, ...rest }: CounterSettings) => ({
      ...rest,
      ...signing,
      exemptions: exemptions.join('; '),
      holidays: holidays.join(', '),
    });
    await noteSet(tx, 'counter-set', officer, { before: flat(before), after: flat(settings), at });
  });
  if (settings.signing.atCounter) return;
  for (const { officerId, atCounter } of await openSessions(store.db)) {
    if (!atCounter) continue;
    keys.close(officerId);
    await endSessions(store.db, 'closed', at, officerId);
  }
}

type Flat = Readonly<Record<string, string | number | boolean | null>>;

/** Says what differs, "before → after"; nothing when nothing does. */
async function noteSet(
  tx: Db,
  kind: 'office-set' | 'counter-set',
  officer: Officer,
  { before, after, at }: { readonly before: Flat; readonly after: Flat; readonly at: Date },
): Promise<void> {
  const details = Object.fromEntries(
    Object.entries(after)
      .filter(([name, value]) => value !== before[name])
      .map(([name, value]) => [name, `${before[name] ?? ''} → ${value ?? ''}`]),
  );
  if (Object.keys(details).length > 0) await keepOfficeChange(tx, { kind, details, by: officer.id, at });
}
