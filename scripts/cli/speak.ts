import { ExpectedError, errors } from '#schemas/errors.ts';
import { en } from '#schemas/wording/en.ts';
import { fill, say } from '#schemas/wording/say.ts';
import { vi, type Wording } from '#schemas/wording/vi.ts';
import { storeError } from '#store/open.ts';

/** The command line's voice: Vietnamese unless the terminal's language or `--lang` says English. */
export interface Voice {
  readonly wording: Wording;
  readonly isJson: boolean;
  /** One line to people, silent under --json. */
  line(text: string): void;
  /** One of the sentences of `wording.cli`, filled. */
  say(key: keyof Wording['cli'], details?: Readonly<Record<string, string | number>>): void;
  /** The result of a command: JSON under --json, else nothing (it was said in lines). */
  result(value: unknown): void;
}

export function voice(options: { json?: boolean; lang?: string }): Voice {
  const wording: Wording = options.lang === 'en' ? en : vi;
  const isJson = options.json === true;
  const line = (text: string) => {
    if (!isJson) process.stdout.write(`${text}\n`);
  };
  return {
    wording,
    isJson,
    line,
    say: (key, details = {}) => line(fill(wording, wording.cli[key], details)),
    result: (value) => {
      if (isJson) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
  };
}

/** Says what went wrong and what to do; returns the exit code: 2 input, 3 set-up, 4 try later, 1 a bug. */
export function explainFailure(thrown: unknown, options: { json?: boolean; lang?: string }): number {
  const wording: Wording = options.lang === 'en' ? en : vi;
  const error = storeError(thrown);
  if (error instanceof ExpectedError) {
    const text = say(wording, error.code, error.details);
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ error: { code: error.code, details: error.details, text } })}\n`,
      );
    else process.stderr.write(`✗ ${text}\n`);
    return errors[error.code].exit;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}

/** `83` → "1 phút 23 giây". */
export function spell(wording: Wording, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return minutes === 0
    ? fill(wording, wording.cli.seconds, { seconds: rest })
    : fill(wording, wording.cli.minutes, { minutes, seconds: rest });
}
