import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from '#schemas/errors.ts';
import { RegisterForm, type TableForm } from '#schemas/form.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';

/** The register forms of this installation; what `pipeline/stage.ts` calls `Forms`. */
export interface LoadedForms {
  /** Sorted by id. */
  all(): readonly RegisterForm[];
  /** Throws `form.not-found`. */
  byId(id: string): RegisterForm;
}

/**
 * Reads `<dir>/<id>/form.json` of every folder. Throws `form.bad` naming the folder: a form that is not understood
 * would put words into the wrong fields, so none is left out quietly.
 */
export async function loadForms(dir: string): Promise<LoadedForms> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const forms = await Promise.all(folders.map((folder) => loadForm(dir, folder.name)));
  const sorted = forms.sort((a, b) => a.id.localeCompare(b.id, 'en'));
  const byId = new Map(sorted.map((form) => [form.id, form]));
  return {
    all: () => sorted,
    byId: (id) => {
      const form = byId.get(id);
      if (!form) throw new ExpectedError('form.not-found', { form: id });
      return form;
    },
  };
}

async function loadForm(dir: string, folder: string): Promise<RegisterForm> {
  const bad = (why: string, cause?: unknown): ExpectedError =>
    new ExpectedError('form.bad', { form: folder, why }, { cause });
  let text: string;
  try {
    text = await readFile(join(dir, folder, 'form.json'), 'utf8');
  } catch (cause) {
    throw bad('no form.json', cause);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw bad('form.json is not JSON', cause);
  }
  const parsed = RegisterForm.safeParse(json);
  if (!parsed.success) throw bad(z.prettifyError(parsed.error), parsed.error);
  const form = parsed.data;
  if (form.id !== folder) throw bad(`its id says ${form.id}`);
  const why = whyWrong(form);
  if (why) throw bad(why);
  return form;
}

/** What a schema cannot say: keys belong to the kind, and each stands once in an entry. */
function whyWrong(form: RegisterForm): string | null {
  for (const keys of keysOfEntries(form)) {
    const stranger = keys.find((key) => !factsOf(form.kind, key));
    if (stranger) return `a ${form.kind} has no field ${stranger}`;
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice) return `field ${twice} stands twice in one entry`;
  }
  return form.layout === 'table' ? whyWrongTable(form) : null;
}

function keysOfEntries(form: RegisterForm): FieldKey[][] {
  switch (form.layout) {
    case 'lines':
      return [[form.field.key]];
    case 'table':
      return [form.columns.flatMap((column) => (column.key === null ? [] : [column.key]))];
    case 'labels':
      return form.entries.map((entry) => entry.fields.map((field) => field.key));
  }
}

function whyWrongTable({ columns, rows }: TableForm): string | null {
  const outside = columns.find((column) => column.left + column.width > 1.000001);
  if (outside) return `column ${outside.label} leaves its table`;
  if (rows.between === 'starts' && columns.every((column) => column.key !== rows.key))
    return `rows start at ${rows.key}, which no column holds`;
  return null;
}
