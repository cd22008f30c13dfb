import { z } from 'zod';
import { FieldKey } from './record/kinds.ts';

/**
 * What a template may print beside a field of the record. `number`: of the copy. `place-and-date`: where and when it is
 * issued. `register-body`: who registered the event.
 */
export const ExtractFact = z.enum(['number', 'place-and-date', 'register-body']);
export type ExtractFact = z.infer<typeof ExtractFact>;

/**
 * How a value is printed. `caps`: a name in capitals. `date`: dd/mm/yyyy, mm/yyyy or yyyy. `long-date`: ngày … tháng …
 * năm …. `date-in-words`: spelled out. `time`: … giờ … phút. A blank value prints nothing, but `time` its own dots.
 */
export const PrintedAs = z.enum(['text', 'caps', 'date', 'long-date', 'date-in-words', 'time']);
export type PrintedAs = z.infer<typeof PrintedAs>;

export type Piece = { readonly bold: boolean } & (
  | { readonly text: string }
  | { readonly field: FieldKey; readonly as: PrintedAs }
  | { readonly fact: ExtractFact }
);

const slot = /^\{([A-Za-z-]+)(?::([a-z-]+))?\}$/;

/** One slot's meaning, or null when no field, fact or way of printing is called that. */
function readSlot(written: string, bold: boolean): Piece | null {
  const [, name, way] = slot.exec(written) ?? [];
  const fact = ExtractFact.safeParse(name);
  if (fact.success) return way === undefined ? { fact: fact.data, bold } : null;
  const field = FieldKey.safeParse(name);
  const as = PrintedAs.safeParse(way ?? 'text');
  return field.success && as.success ? { field: field.data, as: as.data, bold } : null;
}

/**
 * A printed line as a template writes it: `**Họ, chữ đệm, tên: {childName:caps}**`. Two stars turn bold on and off; a
 * brace holds a field, how to print it after a colon, or a fact.
 */
export const PrintedLine = z
  .string()
  .min(1)
  .transform((line, context): readonly Piece[] => {
    let bold = false;
    const pieces: Piece[] = [];
    for (const part of line.split(/(\*\*|\{[^}]*\})/)) {
      if (part === '**') bold = !bold;
      else if (part.startsWith('{')) {
        const piece = readSlot(part, bold);
        if (piece) pieces.push(piece);
        else context.addIssue({ code: 'custom', message: `nothing is called ${part}` });
      } else if (part !== '') pieces.push({ text: part, bold });
    }
    if (bold) context.addIssue({ code: 'custom', message: 'bold is never turned off' });
    return pieces;
  });
