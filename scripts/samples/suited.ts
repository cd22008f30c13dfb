import type { FieldKey } from '#schemas/record/kinds.ts';
import { same, type Registration } from './registration.ts';
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
  return { ...registration, fields };
}
