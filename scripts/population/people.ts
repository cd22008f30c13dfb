import type { Sex } from '../samples/people.ts';
import type { Day } from './days.ts';

/** A human being who never was; parents are numbers of people, -1 where they are not known. */
export interface Human {
  readonly sex: Sex;
  readonly born: Day;
  readonly name: string;
  readonly ethnicity: string;
  /** Quê quán: place in `homelands`. */
  readonly origin: number;
  readonly mother: number;
  readonly father: number;
}

export type People = Omit<Columns, 'add' | 'livesUntil'>;

/** People by number, a column a quality: a million take 60 MiB besides their names. */
export class Columns {
  readonly #males: Uint8Array;
  readonly #born: Int32Array;
  readonly #origin: Int16Array;
  readonly #mother: Int32Array;
  readonly #father: Int32Array;
  readonly #until: Int32Array;
  readonly #names: string[] = [];
  readonly #ethnicities: string[] = [];
  /** One string for all who share a name. */
  readonly #known = new Map<string, string>();

  constructor(most: number) {
    this.#males = new Uint8Array(most);
    this.#born = new Int32Array(most);
    this.#origin = new Int16Array(most);
    this.#mother = new Int32Array(most);
    this.#father = new Int32Array(most);
    this.#until = new Int32Array(most);
  }

  get size(): number {
    return this.#names.length;
  }

  add({ sex, born, name, ethnicity, origin, mother, father }: Human): number {
    const n = this.#names.length;
    if (n >= this.#born.length) throw new Error(`more than ${n} people`);
    const known = this.#known.get(name);
    if (known === undefined) this.#known.set(name, name);
    this.#names.push(known ?? name);
    this.#ethnicities.push(ethnicity);
    this.#males[n] = sex === 'male' ? 1 : 0;
    this.#born[n] = born;
    this.#origin[n] = origin;
    this.#mother[n] = mother;
    this.#father[n] = father;
    this.#until[n] = born;
    return n;
  }

  name = (n: number): string => this.#names[n] ?? '';
  ethnicity = (n: number): string => this.#ethnicities[n] ?? '';
  sex = (n: number): Sex => (this.#males[n] === 1 ? 'male' : 'female');
  born = (n: number): Day => this.#born[n] ?? 0;
  origin = (n: number): number => this.#origin[n] ?? 0;
  mother = (n: number): number => this.#mother[n] ?? -1;
  father = (n: number): number => this.#father[n] ?? -1;
  /** A day on which they were still alive: a marriage, a child's birth. */
  until = (n: number): Day => this.#until[n] ?? 0;

  livesUntil(n: number, day: Day): void {
    if (n >= 0) this.#until[n] = Math.max(this.until(n), day);
  }

  surname = (n: number): string => this.name(n).split(' ', 1)[0] ?? '';
  given = (n: number): string => this.name(n).slice(this.name(n).lastIndexOf(' ') + 1);

  areSiblings(a: number, b: number): boolean {
    return (
      (this.mother(a) >= 0 && this.mother(a) === this.mother(b)) ||
      (this.father(a) >= 0 && this.father(a) === this.father(b))
    );
  }

  /** Given names of a child's parents and of theirs, as far as they are known here. */
  elderGivens(mother: number, father: number): string[] {
    const parents = [mother, father].filter((one) => one >= 0);
    const theirs = parents.flatMap((one) => [this.mother(one), this.father(one)]).filter((one) => one >= 0);
    return [...parents, ...theirs].map(this.given);
  }
}
