import type { RegisterForm } from '#schemas/form.ts';
import type { FormDesign } from './designs/design.ts';
import { layOutPlain } from './lay-out-plain.ts';
import { layOutSided } from './lay-out-sided.ts';

/** The form that a design describes. */
export function layOutForm(design: FormDesign): RegisterForm {
  return design.style === 'sided' ? layOutSided(design) : layOutPlain(design);
}
