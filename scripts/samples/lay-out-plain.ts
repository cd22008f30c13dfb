import { LabelledForm } from '#schemas/form.ts';
import type { PlainDesign } from './designs/design.ts';
import { Typesetter } from './typesetter.ts';

/** All in millimeters on the page. */
const sheet = { width: 210, height: 297, left: 22, right: 196, foot: 287 } as const;
const bodyPt = 11;

/** A page of 1999 to 2015: title, one line under the other, signatures among them, no frame around it. */
export function layOutPlain(design: PlainDesign): LabelledForm {
  const page = { widthMm: sheet.width, heightMm: sheet.height };
  const setter = new Typesetter(design.kind, page);
  const wide = sheet.right - sheet.left;
  const line = { from: sheet.left, to: sheet.right, boxHeight: design.lineHeightMm, sizePt: bodyPt };

  if (design.corner !== null) setter.print(design.corner, sheet.right - 30, 7, 'italic', 9);
  setter.center(design.heading, sheet.left, sheet.right, design.headingBaselineMm, 'bold', 15);
  for (const { baselineMm, row } of design.rows) setter.row(row, baselineMm, line);
  for (const { left, top, width, height } of design.rules) setter.rule(left, top, width, height);

  const { who, baselineMm, caption } = design.signatures;
  const signWidth = wide / who.length;
  who.forEach((name, index) => {
    const from = sheet.left + index * signWidth;
    setter.center(name, from, from + signWidth, baselineMm, 'bold', bodyPt);
    setter.center(caption, from, from + signWidth, baselineMm + 4.6, 'italic', 9);
  });

  setter.rule(sheet.left, sheet.foot - 4.6, wide, 0.3);
  setter.print(design.foot, sheet.left, sheet.foot, 'italic', 9);
  setter.print('Trang số:', sheet.right - 32, sheet.foot, 'regular', bodyPt);

  return LabelledForm.parse({
    ...design.facts,
    kind: design.kind,
    layout: 'labels',
    page,
    printed: setter.printed(3),
    rules: setter.rules,
    entries: [{ box: setter.box(sheet.left - 2, 2, wide + 4, sheet.foot - 7), fields: setter.fields() }],
  } satisfies LabelledForm);
}
