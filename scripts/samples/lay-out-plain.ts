import { LabelledForm } from '#schemas/form.ts';
import type { PlainDesign } from './designs/design.ts';
import { baselineShare, Typesetter } from './typesetter.ts';

/** All in millimeters on the page. */
const sheet = { width: 210, height: 297, left: 22, right: 196, foot: 287 } as const;
const bodyPt = 11;

/** A page of 1999 to 2015: code and number above the title, one line under the other, signatures, notes, no frame. */
export function layOutPlain(design: PlainDesign): LabelledForm {
  const page = { widthMm: sheet.width, heightMm: sheet.height };
  const setter = new Typesetter(design.kind, page);
  const wide = sheet.right - sheet.left;
  const line = { from: sheet.left, to: sheet.right, boxHeight: design.lineHeightMm, sizePt: bodyPt };

  setter.print(design.code, sheet.right - 44, 6, 'italic', 9);
  setter.center(design.heading, sheet.left, sheet.right, design.headingBaselineMm, 'bold', 15);
  for (const { baselineMm, row } of design.rows) setter.row(row, baselineMm, line);

  const { who, baselineMm, caption } = design.signatures;
  const signWidth = wide / who.length;
  who.forEach((name, index) => {
    const from = sheet.left + index * signWidth;
    setter.center(name, from, from + signWidth, baselineMm, 'bold', bodyPt);
    setter.center(caption, from, from + signWidth, baselineMm + 4.6, 'italic', 9);
  });

  const { notes } = design;
  setter.print(notes.head, sheet.left, notes.baselineMm, 'bold', bodyPt);
  setter.rule(sheet.left, notes.baselineMm - 6, wide, 0.3);
  for (let index = 1; index <= notes.lines; index += 1) {
    const top = notes.baselineMm + index * (design.lineHeightMm + 0.3) - baselineShare * design.lineHeightMm;
    setter.write(
      'note',
      notes.head.replace(/:$/, ''),
      setter.box(sheet.left, top, wide, design.lineHeightMm),
    );
  }
  setter.rule(sheet.left, sheet.foot - 4.6, wide, 0.3);
  setter.print(design.foot, sheet.left, sheet.foot, 'italic', 9);
  setter.print('Trang số:', sheet.right - 32, sheet.foot, 'regular', bodyPt);

  const fields = setter.fields();
  return LabelledForm.parse({
    ...design.facts,
    kind: design.kind,
    layout: 'labels',
    page,
    printed: setter.printed(),
    rules: setter.rules,
    entries: [{ box: setter.box(sheet.left - 2, 2, wide + 4, sheet.foot - 7), fields }],
  } satisfies LabelledForm);
}
