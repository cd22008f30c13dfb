import type { Wording } from '#schemas/wording/vi.ts';

/** Something a person can do on a screen. The help sheet and the tests are made from tables of these. */
export interface Command<Context> {
  readonly name: keyof Wording['web']['commands'];
  /** `Ctrl+Enter`, `Alt+1`, `F2`; the first is shown, the others work too. Letters and digits are by place on the keyboard. */
  readonly keys: readonly [string, ...string[]];
  readonly when: (context: Context) => boolean;
  readonly do: (context: Context) => void;
}

/** What of a keyboard event matters here. */
export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** A Telex or VNI keyboard is in the middle of a letter. */
  readonly isComposing: boolean;
  readonly keyCode: number;
}

const named: Readonly<Record<string, string>> = {
  Equal: '+',
  NumpadAdd: '+',
  Minus: '-',
  NumpadSubtract: '-',
  NumpadEnter: 'Enter',
  Space: 'Space',
};

function nameOf(stroke: Stroke): string {
  const fromPlace = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(stroke.code)?.[1];
  if (fromPlace && (stroke.altKey || stroke.ctrlKey || stroke.metaKey)) return fromPlace;
  return named[stroke.code] ?? stroke.key;
}

/** The stroke in the notation of `keys`, or null while an input method is composing: those keys are not ours. */
export function strokeName(stroke: Stroke): string | null {
  // 229 is what browsers report for a key that an input method has already taken.
  if (stroke.isComposing || stroke.keyCode === 229) return null;
  const name = nameOf(stroke);
  if (['Control', 'Alt', 'Shift', 'Meta', 'Process', 'Dead', 'Unidentified'].includes(name)) return null;
  const isCharacter = name.length === 1;
  return [
    stroke.ctrlKey || stroke.metaKey ? 'Ctrl+' : '',
    stroke.altKey ? 'Alt+' : '',
    stroke.shiftKey && !(isCharacter && !stroke.ctrlKey && !stroke.altKey) ? 'Shift+' : '',
    name,
  ].join('');
}

/** The command a stroke means now, if any. */
export function commandFor<Context>(
  commands: readonly Command<Context>[],
  stroke: Stroke,
  context: Context,
): Command<Context> | null {
  const name = strokeName(stroke);
  if (name === null) return null;
  return commands.find((command) => command.keys.includes(name) && command.when(context)) ?? null;
}

const shown: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** A key as printed on the help sheet, part by part. */
export const keyParts = (key: string): string[] => key.split(/\+(?=.)/).map((part) => shown[part] ?? part);
