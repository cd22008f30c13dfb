import { z } from 'zod';
import { newKey } from '../shared/new-key.ts';

const Message = z.strictObject({
  say: z.enum(['who-has', 'mine', 'hand-over', 'handed-over']),
  taskId: z.string(),
  from: z.string(),
});
type Message = z.infer<typeof Message>;

/** Windows of one browser answer at once; no answer by then is none. */
const answerMs = 150;
/** Handing over sends what was typed first. */
const handOverMs = 1500;

/**
 * An officer's windows agree on who works on which task, so that none overwrites another's typing. Ids only.
 * No Web Locks: they do not exist on plain http inside an office network.
 */
export class TaskWindows {
  readonly #id = newKey();
  readonly #channel = new BroadcastChannel('hotich.tasks');
  readonly #answers = new EventTarget();
  #mine: ReadonlySet<string> = new Set();
  #asking: string | null = null;

  /** `onTaken`: another window works on the task from now on; resolved when what was typed here is sent. */
  constructor(onTaken: (taskId: string) => Promise<void>) {
    this.#channel.onmessage = ({ data }) => {
      const message = Message.safeParse(data);
      if (message.success) this.#listen(message.data, onTaken);
    };
  }

  hold(taskIds: readonly string[]): void {
    this.#mine = new Set(taskIds);
  }

  async isElsewhere(taskId: string): Promise<boolean> {
    this.#asking = taskId;
    const isAnswered = await this.#ask('who-has', 'mine', taskId, answerMs);
    this.#asking = null;
    return isAnswered;
  }

  async takeOver(taskId: string): Promise<void> {
    await this.#ask('hand-over', 'handed-over', taskId, handOverMs);
  }

  close(): void {
    this.#channel.close();
  }

  #listen({ say, taskId, from }: Message, onTaken: (taskId: string) => Promise<void>): void {
    if (say === 'mine' || say === 'handed-over') this.#answers.dispatchEvent(new Event(`${say} ${taskId}`));
    else if (say === 'who-has') {
      // Two windows asking at the same moment: one of them must have it.
      const isFirst = this.#asking === taskId && this.#id < from;
      if (this.#mine.has(taskId) || isFirst) this.#say('mine', taskId);
    } else if (this.#mine.has(taskId)) {
      void onTaken(taskId).finally(() => this.#say('handed-over', taskId));
    }
  }

  #ask(say: Message['say'], answer: Message['say'], taskId: string, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isAnswered: boolean) => () => {
        clearTimeout(timer);
        this.#answers.removeEventListener(`${answer} ${taskId}`, yes);
        resolve(isAnswered);
      };
      const yes = end(true);
      const timer = setTimeout(end(false), withinMs);
      this.#answers.addEventListener(`${answer} ${taskId}`, yes);
      this.#say(say, taskId);
    });
  }

  #say(say: Message['say'], taskId: string): void {
    this.#channel.postMessage({ say, taskId, from: this.#id } satisfies Message);
  }
}
