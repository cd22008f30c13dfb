import type { TaskField } from '#schemas/api/tasks.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { FieldDecision } from '#schemas/task.ts';

type Decisions = Readonly<Partial<Record<FieldKey, FieldDecision>>>;

/** What a verifier has said so far of one entry, and where the cursor is. */
export interface Answers {
  readonly fields: readonly TaskField[];
  /** Index of the field looked at. */
  readonly current: number;
  /** What stands in each input, decided or not. */
  readonly texts: Readonly<Partial<Record<FieldKey, string>>>;
  readonly decisions: Decisions;
  /** States to go back to, the latest last. */
  readonly past: readonly Pick<Answers, 'current' | 'texts' | 'decisions'>[];
  /** Enter was pressed on an empty box: nothing was decided. */
  readonly wantsText: boolean;
}

export type Act =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'accept' }
  | { readonly do: 'mark'; readonly state: 'blank' | 'unreadable' }
  | { readonly do: 'take'; readonly alternative: number }
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'next' | 'previous' | 'nextDoubtful' | 'firstUnanswered' | 'undo' };

/** What an input starts with: what was decided before (the task came back), else what the machine read. */
const startText = (field: TaskField): string =>
  (field.verified ? field.verified.written : field.read.written) ?? '';

export function startAnswers(fields: readonly TaskField[]): Answers {
  return {
    fields,
    current: 0,
    texts: Object.fromEntries(fields.map((field) => [field.key, startText(field)])),
    decisions: {},
    past: [],
    wantsText: false,
  };
}

export const currentField = (answers: Answers): TaskField | undefined => answers.fields[answers.current];
export const textOf = (answers: Answers, key: FieldKey): string => answers.texts[key] ?? '';
export const isDoubtful = (field: TaskField): boolean => field.read.doubts.length > 0;
export const answeredCount = (answers: Answers): number =>
  answers.fields.filter((field) => answers.decisions[field.key]).length;
export const isComplete = (answers: Answers): boolean => answeredCount(answers) === answers.fields.length;

/** The input holds something that is not decided yet, so Ctrl+Z belongs to the input. */
export function isTyping(answers: Answers): boolean {
  const field = currentField(answers);
  if (!field) return false;
  const text = textOf(answers, field.key);
  return !answers.decisions[field.key] && text !== startText(field);
}

/** Nothing was typed or decided: whoever takes the entry next finds it as this officer did. */
export const isUntouched = (answers: Answers): boolean =>
  Object.keys(answers.decisions).length === 0 &&
  answers.fields.every((field) => textOf(answers, field.key) === startText(field));

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
  wantsText: false,
});

/** After a decision: the next field in reading order, and from the last one to whatever was left out. */
function goOn(answers: Answers): Answers {
  if (answers.current < answers.fields.length - 1) return move(answers, answers.current + 1);
  const left = find(answers, (field) => !answers.decisions[field.key]);
  return move(answers, left ?? answers.current);
}

function decide(answers: Answers, field: TaskField, decision: FieldDecision): Answers {
  const { current, texts, decisions, past } = answers;
  return goOn({
    ...answers,
    texts: { ...texts, [field.key]: decision.written ?? '' },
    decisions: { ...decisions, [field.key]: decision },
    past: [...past, { current, texts, decisions }],
  });
}

function accept(answers: Answers, field: TaskField): Answers {
  const kept = answers.decisions[field.key];
  const written = textOf(answers, field.key).normalize('NFC').trim();
  if (written !== '') return decide(answers, field, { state: 'written', written });
  if (kept && kept.state !== 'written') return goOn(answers);
  const before = field.verified?.state ?? (field.read.blank ? 'blank' : 'written');
  // An empty box is taken as an answer only where somebody or something has already said that it is one.
  return before === 'written'
    ? { ...answers, wantsText: true }
    : decide(answers, field, { state: before, written: null });
}

function withoutDecision(decisions: Decisions, key: FieldKey): Decisions {
  const { [key]: _, ...rest } = decisions;
  return rest;
}

/** The whole of the verifier's keyboard, as a function. */
export function answer(answers: Answers, act: Act): Answers {
  const field = currentField(answers);
  if (!field) return answers;
  switch (act.do) {
    case 'type':
      return {
        ...answers,
        texts: { ...answers.texts, [field.key]: act.text },
        decisions: withoutDecision(answers.decisions, field.key),
        wantsText: false,
      };
    case 'accept':
      return accept(answers, field);
    case 'mark':
      return decide(answers, field, { state: act.state, written: null });
    case 'take': {
      const text = field.read.alternatives[act.alternative];
      return text === undefined ? answers : answer(answers, { do: 'type', text });
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
      const left = answers.fields.findIndex((other) => !answers.decisions[other.key]);
      return move(answers, left < 0 ? answers.current : left);
    }
    case 'undo': {
      const before = answers.past.at(-1);
      return before ? { ...answers, ...before, past: answers.past.slice(0, -1), wantsText: false } : answers;
    }
  }
}
