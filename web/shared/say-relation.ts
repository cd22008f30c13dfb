import type { Wording } from '#schemas/wording/vi.ts';

/** What a requester is to whom the paper is about; requests kept before the relations were listed have a word of their own. */
export function sayRelation(t: Wording, relation: string): string {
  const words: Readonly<Record<string, string>> = t.web.ask.relations;
  return words[relation] ?? relation;
}
