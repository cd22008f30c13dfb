import type { TaskField } from '#schemas/api/tasks.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { ArbitrateDecision, FieldDecision, FieldDrafts } from '#schemas/task.ts';

type Side = 'first' | 'second';

/** What an arbiter has said so far of the fields on which two keyings differ, and where the cursor is. */
export interface Arbitration {
  /** Only those that differ. */
  readonly fields: readonly TaskField[];
  /** Index of the field looked at. */
  readonly current: number;
  /** What stands in each input, decided or not. */
  readonly texts: Readonly<Partial<Record<FieldKey, string>>>;
  readonly decisions: Readonly<Partial<Record<FieldKey, FieldDecision>>>;
  readonly reasons: Readonly<Partial<Record<FieldKey, string>>>;
  /** What the current field still needs before it can be left. */
  readonly wants: 'text' | 'reason' | null;
}

export type ArbitrateAct =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'give-reason'; readonly text: string }
  | { readonly do: 'take'; readonly side: Side }
  | { readonly do: 'mark'; readonly state: 'blank' | 'unreadable' }
  | { readonly do: 'accept' }
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'next' | 'previous' | 'next-unsettled' };

/** What was typed before and not sent is there again. */
export function startArbitration(given: { fields: readonly TaskField[]; drafts: FieldDrafts }): Arbitration {
  const fields = given.fields.filter((field) => field.isAsked);
  const kept = <T>(of: (key: FieldKey) => T | null | undefined) =>
    Object.fromEntries(
      fields.flatMap(({ key }) => {
        const value = of(key);
        return value === null || value === undefined ? [] : [[key, value]];
      }),
    );
  return {
    fields,
    current: Math.max(
      fields.findIndex(({ key }) => !given.drafts[key]?.decision),
      0,
    ),
    texts: kept((key) => given.drafts[key]?.text),
    decisions: kept((key) => given.drafts[key]?.decision),
    reasons: kept((key) => given.drafts[key]?.reason),
    wants: null,
  };
}

export const textIn = (now: Arbitration, key: FieldKey): string => now.texts[key] ?? '';

const tidy = (text: string): string => text.normalize('NFC').trim();

const says = (keying: TaskField['keyings'][number] | undefined, decision: FieldDecision): boolean =>
  keying !== undefined &&
  keying.state === decision.state &&
  (keying.written ?? '').normalize('NFC') === (decision.written ?? '').normalize('NFC');

/** Whose word a decision is: A's, B's, or neither's. */
export function sideOf(field: TaskField, decision: FieldDecision): Side | null {
  if (says(field.keyings[0], decision)) return 'first';
  return says(field.keyings[1], decision) ? 'second' : null;
}

/** Overruling both is only done with a reason: the keyers learn from it. */
export function needsReason(now: Arbitration, field: TaskField): boolean {
  const decision = now.decisions[field.key];
  return decision !== undefined && sideOf(field, decision) === null && !tidy(now.reasons[field.key] ?? '');
}

const isSettled = (now: Arbitration, field: TaskField): boolean =>
  now.decisions[field.key] !== undefined && !needsReason(now, field);

export const settledCount = (now: Arbitration): number =>
  now.fields.filter((field) => isSettled(now, field)).length;
export const isAllSettled = (now: Arbitration): boolean => settledCount(now) === now.fields.length;
export const isUntouched = (now: Arbitration): boolean =>
  Object.keys(now.decisions).length === 0 && Object.values(now.texts).every((text) => !text);

const move = (now: Arbitration, to: number): Arbitration => ({
  ...now,
  current: Math.min(Math.max(to, 0), Math.max(now.fields.length - 1, 0)),
  wants: null,
});

/** The next field that is not settled, going round once; the same one when all are. */
function nextUnsettled(now: Arbitration): number {
  const count = now.fields.length;
  for (let step = 1; step <= count; step++) {
    const at = (now.current + step) % count;
    const field = now.fields[at];
    if (field && !isSettled(now, field)) return at;
  }
  return now.current;
}

/** Keeps a decision on the current field; goes on unless it still wants a reason. */
function decide(now: Arbitration, field: TaskField, decision: FieldDecision): Arbitration {
  const decided: Arbitration = {
    ...now,
    texts: { ...now.texts, [field.key]: decision.written ?? '' },
    decisions: { ...now.decisions, [field.key]: decision },
  };
  if (needsReason(decided, field)) return { ...decided, wants: 'reason' };
  return move(decided, nextUnsettled(decided));
}

function withoutDecision(now: Arbitration, key: FieldKey): Arbitration['decisions'] {
  const { [key]: _, ...rest } = now.decisions;
  return rest;
}

/** The whole of the arbiter's keyboard, as a function. */
export function arbitrate(now: Arbitration, act: ArbitrateAct): Arbitration {
  const field = now.fields[now.current];
  if (!field) return now;
  const { key } = field;
  switch (act.do) {
    case 'type':
      return {
        ...now,
        texts: { ...now.texts, [key]: act.text },
        decisions: withoutDecision(now, key),
        wants: null,
      };
    case 'give-reason':
      return { ...now, reasons: { ...now.reasons, [key]: act.text }, wants: null };
    case 'take': {
      const keying = field.keyings[act.side === 'first' ? 0 : 1];
      if (!keying) return now;
      return decide(now, field, { state: keying.state, written: keying.written });
    }
    case 'mark':
      return decide(now, field, { state: act.state, written: null });
    case 'accept': {
      const written = tidy(textIn(now, key));
      if (written !== '') return decide(now, field, { state: 'written', written });
      const decision = now.decisions[key];
      return decision ? decide(now, field, decision) : { ...now, wants: 'text' };
    }
    case 'go':
      return move(now, act.to);
    case 'next':
      return move(now, now.current + 1);
    case 'previous':
      return move(now, now.current - 1);
    case 'next-unsettled': {
      const moved = move(now, nextUnsettled(now));
      const at = moved.fields[moved.current];
      return at && needsReason(moved, at) ? { ...moved, wants: 'reason' } : moved;
    }
  }
}

/** What is sent when all is settled. */
export function arbitrateDecision(now: Arbitration): ArbitrateDecision {
  const reasons = Object.entries(now.reasons).flatMap(([key, text]) =>
    tidy(text) ? [[key, tidy(text)]] : [],
  );
  return { fields: now.decisions, reasons: Object.fromEntries(reasons) };
}

/** What is kept of unsent work; a field that was emptied again is kept as empty. */
export const draftsOf = (now: Arbitration): FieldDrafts =>
  Object.fromEntries(
    now.fields.flatMap(({ key }) => {
      const decision = now.decisions[key] ?? null;
      const text = textIn(now, key);
      const reason = now.reasons[key] ?? '';
      const isTouched = key in now.texts || key in now.decisions || key in now.reasons;
      return isTouched ? [[key, { text, decision, reason }]] : [];
    }),
  );
