import type { FieldKey } from '#schemas/record/kinds.ts';
import { blank, same, type Registration } from './registration.ts';
import type { WritableForm } from './slots.ts';

const keysOf = (form: WritableForm): ReadonlySet<FieldKey> =>
  new Set(
    form.layout === 'labels'
      ? form.entries.flatMap((entry) => entry.fields.map((field) => field.key))
      : form.columns.flatMap((column) => column.key ?? []),
  );

/** Writes a registration the way its form asks: the office apart from the name where it has a place of its own. */
export function suited(registration: Registration, form: WritableForm): Registration {
  const keys = keysOf(form);
  const { signatory, entryNo, registrationDate } = registration.fields;
  const fields = { ...registration.fields };
  if (keys.has('signatoryOffice') && signatory?.value) fields.signatory = same(signatory.value);
  if (form.usedFrom >= 2020 && entryNo?.value && registrationDate?.value) {
    fields.entryNo = same(`${entryNo.value}/${registrationDate.value.slice(0, 4)}`);
  }
  if (form.layout === 'table') fields.note = blank;
  return { ...registration, fields, signers: inOrder(registration, form) };
}

/** Wife and husband sign in the order that the form names them in last. */
function inOrder({ signers }: Registration, form: WritableForm): readonly string[] {
  const last = (who: string): number =>
    form.printed.findLastIndex((text) => text.text.toLowerCase().endsWith(who));
  const [wife, husband, ...rest] = signers;
  if (form.kind !== 'marriage' || !wife || !husband || last('chồng') > last('vợ')) return signers;
  return [husband, wife, ...rest];
}
