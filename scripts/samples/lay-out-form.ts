import type { RegisterForm } from '#schemas/form.ts';
import type { FormDesign } from './designs/design.ts';
import { layOutPlain } from './lay-out-plain.ts';
import { layOutSided } from './lay-out-sided.ts';
import { layOutTable } from './lay-out-table.ts';

/** The form that a design describes. */
export function layOutForm(design: FormDesign): RegisterForm {
  switch (design.style) {
    case 'sided':
      return layOutSided(design);
    case 'plain':
      return layOutPlain(design);
    case 'table':
      return layOutTable(design);
  }
}
