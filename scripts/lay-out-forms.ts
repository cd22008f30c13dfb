import { mkdir, writeFile } from 'node:fs/promises';
import { designs } from '#scripts/samples/designs.ts';
import { layOutForm } from '#scripts/samples/lay-out-form.ts';

/** Writes form.json of every designed form; run after changing a design, then `check-form` to look at it. */
for (const design of designs) {
  const form = layOutForm(design);
  const folder = new URL(`../schemas/forms/${form.id}/`, import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('form.json', folder), `${JSON.stringify(form, null, 2)}\n`);
}
