import pg from 'pg';

/** What is asked for every paper is some thirty statements; a list of any length in one makes a statement of its own. */
const most = 200;

const names = new Map<string, string>();

/** From now on every connection parses and plans this statement the first time it asks it, and then keeps the plan. */
export function planOnce(statement: string): void {
  if (!names.has(statement) && names.size < most) names.set(statement, `planned_${names.size}`);
}

/** SQLSTATE of a kept plan whose answer has other columns since the tables were changed. */
const outdated = '0A000';

/**
 * A connection that asks what was said to be planned once by its name, and sends what was asked at the same moment in one
 * write.
 */
export class PlanningClient extends pg.Client {
  /** Plans of before are not asked any more. */
  #changes = 0;
  #isHeld = false;

  // biome-ignore lint/suspicious/noExplicitAny: pg.Client's ten ways to be asked are one here
  override query(asked: any, values?: any, answer?: any): any {
    this.#holdWrites();
    const isPlain = typeof asked === 'string' && Array.isArray(values) && !answer;
    const name = isPlain ? names.get(asked) : undefined;
    if (!name) return super.query(asked, values, answer);
    const planned = super.query({ text: asked, values, name: `${name}_${this.#changes}` });
    planned.catch((error: { code?: string }) => {
      if (error.code === outdated) this.#changes += 1;
    });
    return planned;
  }

  /** Until everything that can be asked now was asked: ticks come when no promise is left to be settled. */
  #holdWrites(): void {
    const { stream } = (this as unknown as { connection: { stream: { cork(): void; uncork(): void } } })
      .connection;
    if (this.#isHeld) return;
    this.#isHeld = true;
    stream.cork();
    process.nextTick(() => {
      this.#isHeld = false;
      stream.uncork();
    });
  }
}
