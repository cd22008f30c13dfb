import type { FieldKey } from '#schemas/record/kinds.ts';
import { drawSignature } from './draw-signature.ts';
import { stampRadiusMm, roundStamp } from './draw-stamp.ts';
import { blankField, inkField } from './ink-field.ts';
import { inkFrame } from './ink-frame.ts';
import type { Area, InkedEntry, InkedField, InkedPage, Mark } from './inked-page.ts';
import { marginNote } from './margin-note.ts';
import type { Random } from './random.ts';
import type { Registration } from './registration.ts';
import { slotsOf, type Slot, type WritableForm } from './slots.ts';
import { drawLine, type Writer } from './writer.ts';
import { inkShape } from './ink-shape.ts';

/** What may happen to a page while it is written, each a share of pages or of fields. */
export interface Incidents {
  readonly corrections: number;
  readonly marginNotes: number;
  readonly stamps: number;
  /** Of cells that say the same as the cell above: how many have a mark instead. */
  readonly dittos: number;
}

/** Columns in which a clerk repeats by a mark. */
const repeated: readonly FieldKey[] = [
  'bookNo',
  'registrationDate',
  'signatory',
  'signatoryOffice',
  'executor',
  'childEthnicity',
  'childNationality',
  'childBirthplace',
  'motherEthnicity',
  'motherNationality',
  'motherOccupation',
  'motherResidence',
  'fatherEthnicity',
  'fatherNationality',
  'fatherOccupation',
  'fatherResidence',
  'deceasedEthnicity',
  'deceasedNationality',
  'deathPlace',
];

/** Writes a page; null when something does not fit into its lines in this hand. `pageNo` stands at its foot. */
export function inkPage(
  form: WritableForm,
  registrations: readonly Registration[],
  pageNo: number,
  writer: Writer,
  incidents: Incidents,
  random: Random,
): InkedPage | null {
  const slots = slotsOf(form);
  const shapes: string[] = [];
  const entries: InkedEntry[] = [];
  const marks: Mark[] = [];
  const mark = random.fork('ditto').weighted([
    ['″', 5],
    ['nt', 2],
    ['-nt-', 1],
  ]);
  const corrected = random.chance(incidents.corrections)
    ? random.int(0, registrations.length * (slots[0]?.length ?? 1) - 1)
    : -1;
  for (const [row, registration] of registrations.entries()) {
    const above = entries.at(-1);
    const fields = new Map<FieldKey, InkedField>();
    const inColumn = new Map<number, string | null>();
    for (const [column, slot] of (slots[row] ?? []).entries()) {
      const own = random.fork(`row ${row} column ${column}`);
      if (slot.key === null) {
        shapes.push(signatureIn(slot, writer, own));
        continue;
      }
      const written = registration.fields[slot.key];
      if (!written || written.text === null) {
        fields.set(slot.key, blankField);
        continue;
      }
      const before = above?.get(slot.key);
      const left = slot.boxes[0]?.left ?? 0;
      const justAbove = inColumn.get(left);
      inColumn.set(left, written.value);
      if (
        before?.value &&
        before.value === written.value &&
        (justAbove === undefined || justAbove === written.value) &&
        repeated.includes(slot.key) &&
        own.chance(incidents.dittos)
      ) {
        const ditto = inkDitto(slot, writer, mark, own);
        shapes.push(ditto.shape);
        fields.set(slot.key, {
          written: mark,
          value: before.value,
          ink: [ditto.area],
          struck: [],
          isDitto: true,
        });
        continue;
      }
      const isCorrected = corrected === row * (slots[row]?.length ?? 0) + column;
      const inked = inkField(writer, slot, written, isCorrected, own);
      if (!inked) return null;
      shapes.push(...inked.shapes);
      fields.set(slot.key, inked.field);
    }
    entries.push(fields);
  }
  const [first] = registrations;
  if (form.layout === 'labels' && first) {
    shapes.push(...inkFrame(form, first, pageNo, writer, random.fork('frame')));
  }
  const note = random.fork('margin');
  if (note.chance(incidents.marginNotes)) {
    const inked = marginNote(form.page, writer, note);
    shapes.push(inked.shape);
    marks.push(inked.mark);
  }
  const stamp = random.fork('stamp');
  const stamps: string[] = [];
  if (stamp.chance(incidents.stamps)) {
    const x = form.page.widthMm * stamp.between(0.2, 0.75);
    const y = form.page.heightMm * stamp.between(0.2, 0.85);
    stamps.push(roundStamp(x, y, stamp));
    marks.push({ kind: 'stamp', text: null, area: around(x, y, stampRadiusMm + 0.5) });
  }
  return { ink: shapes.join(''), stamps: stamps.join(''), entries, marks };
}

const around = (x: number, y: number, by: number): Area => ({
  left: x - by,
  right: x + by,
  top: y - by,
  bottom: y + by,
});

function signatureIn(slot: Slot, writer: Writer, random: Random): string {
  const [line] = slot.lines;
  if (!line) return '';
  const size = Math.min(1, line.widthMm / 30);
  const x = line.left + line.widthMm / 2;
  return `<g transform="translate(${x.toFixed(1)} ${(line.baseline - 1).toFixed(1)}) scale(${size.toFixed(2)})">${drawSignature(0, 0, writer.color, random)}</g>`;
}

/** "As above": two short strokes, or the letters of it. */
function inkDitto(slot: Slot, writer: Writer, mark: string, random: Random): { shape: string; area: Area } {
  const line = slot.lines[Math.floor((slot.lines.length - 1) / 2)] ?? slot.lines[0];
  if (!line) throw new Error('a slot without lines');
  const x = line.left + line.widthMm * random.between(0.3, 0.55);
  const y = line.baseline;
  if (mark !== '″') {
    const outline = drawLine(writer, mark, 1, random);
    return {
      shape: inkShape(writer, outline, x, y, random),
      area: {
        left: x + outline.left,
        right: x + outline.right,
        top: y + outline.top,
        bottom: y + outline.bottom,
      },
    };
  }
  const lean = random.between(0.1, 0.7);
  const tall = random.between(1.6, 2.6);
  const gap = random.between(0.9, 1.5);
  const stroke = (at: number): string =>
    `M${(at + lean).toFixed(2)} ${(y - tall - 0.6).toFixed(2)}L${at.toFixed(2)} ${(y - 0.6).toFixed(2)}`;
  return {
    shape: `<path d="${stroke(x)}${stroke(x + gap)}" fill="none" stroke="${writer.color}" stroke-width="${(0.3 + writer.penMm).toFixed(2)}" stroke-linecap="round"/>`,
    area: { left: x - 0.2, right: x + gap + lean + 0.2, top: y - tall - 0.8, bottom: y - 0.4 },
  };
}
