import type { TaskField } from '#schemas/api/tasks.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { FieldDecision, FieldDraft, FieldDrafts } from '#schemas/task.ts';
import { byDoubt } from './by-doubt.ts';
import { dateShortcut } from './date-shortcut.ts';
import { offersOf } from './offers-of.ts';

type Decisions = Readonly<Partial<Record<FieldKey, FieldDecision>>>;

/** Letters a field may have, as the schema says. */
const longest = 600;

/** What a verifier has said so far of one entry, and where the cursor is. */
export interface Answers {
  /** As they are shown, which is reading order or the doubtful first. */
  readonly fields: readonly TaskField[];
  readonly inReadingOrder: readonly TaskField[];
  /** The second keying: nothing is known of the fields but where they stand. */
  readonly isBlind: boolean;
  /** Index of the field looked at. */
  readonly current: number;
  /** What stands in each input, decided or not. */
  readonly texts: Readonly<Partial<Record<FieldKey, string>>>;
  readonly decisions: Decisions;
  /** Fields as they were before something was decided or taken, the latest last. */
  readonly past: readonly Before[];
  /** What stood in the current input when typing in it began; null when nothing was typed since the cursor came there. */
  readonly typedFrom: string | null;
  /** Why Enter did not take what stands in the input. */
  readonly refusal: 'empty' | 'too-long' | null;
}

interface Before {
  readonly key: FieldKey;
  readonly text: string;
  readonly decision: FieldDecision | null;
}

export type Act =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'accept' }
  | { readonly do: 'mark'; readonly state: 'blank' | 'unreadable' }
  /** Puts a text offered into the input, without deciding. */
  | { readonly do: 'take'; readonly text: string }
  | { readonly do: 'takeOffer'; readonly offer: number }
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'next' | 'previous' | 'nextDoubtful' | 'firstUnanswered' | 'undo' | 'reorder' };

/** What an input starts with: what was decided before (the task came back), else what the machine read; nothing while keying blind. */
const startText = (field: TaskField, isBlind: boolean): string =>
  (isBlind ? null : field.verified ? field.verified.written : field.read.written) ?? '';

/** `drafts`: what this officer typed before and did not send. While keying blind only what is asked is shown. */
export function startAnswers(
  fields: readonly TaskField[],
  { isBlind = false, drafts = {} }: { isBlind?: boolean; drafts?: FieldDrafts } = {},
): Answers {
  const shown = isBlind ? fields.filter((field) => field.isAsked) : fields;
  const texts: Record<string, string> = {};
  const decisions: Partial<Record<FieldKey, FieldDecision>> = {};
  for (const field of shown) {
    const draft = drafts[field.key];
    texts[field.key] = draft?.text ?? startText(field, isBlind);
    if (draft?.decision) decisions[field.key] = draft.decision;
  }
  const answers: Answers = {
    fields: shown,
    inReadingOrder: shown,
    isBlind,
    current: 0,
    texts,
    decisions,
    past: [],
    typedFrom: null,
    refusal: null,
  };
  return answer(answers, { do: 'firstUnanswered' });
}

export const currentField = (answers: Answers): TaskField | undefined => answers.fields[answers.current];
export const textOf = (answers: Answers, key: FieldKey): string => answers.texts[key] ?? '';
export const isDoubtful = (field: TaskField): boolean =>
  field.read.doubts.length > 0 || field.findings.length > 0;

const isTouched = (answers: Answers, field: TaskField): boolean =>
  textOf(answers, field.key) !== startText(field, answers.isBlind);

/** Fields that must be answered before the entry can go: those asked, and those overruled without being asked. */
export const fieldsToAnswer = (answers: Answers): readonly TaskField[] =>
  answers.fields.filter(
    (field) => field.isAsked || answers.decisions[field.key] || isTouched(answers, field),
  );
export const firstUnanswered = (answers: Answers): TaskField | undefined =>
  fieldsToAnswer(answers).find((field) => !answers.decisions[field.key]);
export const answeredCount = (answers: Answers): number => Object.keys(answers.decisions).length;
export const isComplete = (answers: Answers): boolean => firstUnanswered(answers) === undefined;

/** What stands in every input and what was decided of it. */
export const draftsOf = (answers: Answers): FieldDrafts =>
  Object.fromEntries(
    answers.fields.map(({ key }): [FieldKey, FieldDraft] => [
      key,
      { text: textOf(answers, key), decision: answers.decisions[key] ?? null },
    ]),
  );

/** The input holds something typed that is not decided yet, so Ctrl+Z belongs to the input. */
export function isTyping({ typedFrom, ...answers }: Answers): boolean {
  const field = answers.fields[answers.current];
  return typedFrom !== null && field !== undefined && answers.texts[field.key] !== typedFrom;
}

/** Nothing was typed or decided: whoever takes the entry next finds it as this officer did. */
export const isUntouched = (answers: Answers): boolean =>
  answeredCount(answers) === 0 && !answers.fields.some((field) => isTouched(answers, field));

/** The next field after the current one that fits, going round once; null when none does. */
function find(answers: Answers, fits: (field: TaskField) => boolean): number | null {
  const count = answers.fields.length;
  for (let step = 1; step <= count; step++) {
    const at = (answers.current + step) % count;
    const field = answers.fields[at];
    if (field && fits(field)) return at;
  }
  return null;
}

const move = (answers: Answers, to: number): Answers => ({
  ...answers,
  current: Math.min(Math.max(to, 0), Math.max(answers.fields.length - 1, 0)),
  typedFrom: null,
  refusal: null,
});

/** After a decision: the next field that is asked, and from the last one to whatever was left out. */
function goOn(answers: Answers): Answers {
  const next = answers.fields.findIndex((field, at) => at > answers.current && field.isAsked);
  if (next >= 0) return move(answers, next);
  const left = find(answers, (field) => field.isAsked && !answers.decisions[field.key]);
  return move(answers, left ?? answers.current);
}

const before = (answers: Answers, key: FieldKey): Before => ({
  key,
  text: textOf(answers, key),
  decision: answers.decisions[key] ?? null,
});

/** The field as said, with a way back. */
function put(answers: Answers, key: FieldKey, text: string, decision: FieldDecision | null): Answers {
  const { [key]: _, ...others } = answers.decisions;
  return {
    ...answers,
    texts: { ...answers.texts, [key]: text },
    decisions: decision ? { ...others, [key]: decision } : others,
    past: [...answers.past, before(answers, key)],
    typedFrom: null,
    refusal: null,
  };
}

const decide = (answers: Answers, field: TaskField, decision: FieldDecision): Answers =>
  goOn(put(answers, field.key, decision.written ?? '', decision));

function accept(answers: Answers, field: TaskField): Answers {
  const kept = answers.decisions[field.key];
  const typed = textOf(answers, field.key).normalize('NFC').trim();
  const written = field.reader === 'date' ? dateShortcut(typed).text : typed;
  if (!field.isAsked && !kept && !isTouched(answers, field)) return goOn(answers);
  if (written.length > longest) return { ...answers, refusal: 'too-long' };
  if (written !== '') return decide(answers, field, { state: 'written', written });
  if (kept && kept.state !== 'written') return goOn(answers);
  // An empty box is taken as an answer only where somebody or something has already said that it is one.
  const said = field.verified?.state ?? (field.read.blank ? 'blank' : 'written');
  return answers.isBlind || said === 'written'
    ? { ...answers, refusal: 'empty' }
    : decide(answers, field, { state: said, written: null });
}

function type(answers: Answers, field: TaskField, text: string): Answers {
  const { [field.key]: decided, ...others } = answers.decisions;
  return {
    ...answers,
    texts: { ...answers.texts, [field.key]: text },
    decisions: others,
    past: decided ? [...answers.past, before(answers, field.key)] : answers.past,
    typedFrom: answers.typedFrom ?? textOf(answers, field.key),
    refusal: null,
  };
}

function undo(answers: Answers): Answers {
  const last = answers.past.at(-1);
  if (!last) return answers;
  const undone = put(answers, last.key, last.text, last.decision);
  const at = answers.fields.findIndex((field) => field.key === last.key);
  return { ...move(undone, at), past: answers.past.slice(0, -1) };
}

/** Doubtful first, beginning with them; or back to reading order, staying where one is. */
function reorder(answers: Answers): Answers {
  const { fields, inReadingOrder } = answers;
  if (fields === inReadingOrder)
    return answer(move({ ...answers, fields: byDoubt(fields) }, 0), { do: 'firstUnanswered' });
  const key = currentField(answers)?.key;
  return move(
    { ...answers, fields: inReadingOrder },
    inReadingOrder.findIndex((field) => field.key === key),
  );
}

/** The whole of the verifier's keyboard, as a function. */
export function answer(answers: Answers, act: Act): Answers {
  const field = currentField(answers);
  if (!field) return answers;
  switch (act.do) {
    case 'type':
      return type(answers, field, act.text);
    case 'accept':
      return accept(answers, field);
    case 'mark':
      return decide(answers, field, { state: act.state, written: null });
    case 'take':
      return put(answers, field.key, act.text, null);
    case 'takeOffer': {
      const text = offersOf(field)[act.offer];
      return text === undefined ? answers : put(answers, field.key, text, null);
    }
    case 'go':
      return move(answers, act.to);
    case 'next':
      return move(answers, answers.current + 1);
    case 'previous':
      return move(answers, answers.current - 1);
    case 'nextDoubtful':
      return move(
        answers,
        find(answers, (other) => isDoubtful(other) && !answers.decisions[other.key]) ??
          find(answers, isDoubtful) ??
          answers.current,
      );
    case 'firstUnanswered': {
      const left = firstUnanswered(answers);
      return left ? move(answers, answers.fields.indexOf(left)) : answers;
    }
    case 'undo':
      return undo(answers);
    case 'reorder':
      return reorder(answers);
  }
}
