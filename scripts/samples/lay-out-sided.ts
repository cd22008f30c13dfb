import { LabelledForm } from '#schemas/form.ts';
import type { SidedDesign } from './designs/design.ts';
import { baselineShare, Typesetter } from './typesetter.ts';

/** All in millimeters on the page. */
const sheet = { width: 210, height: 297, left: 14, right: 198, foot: 282 } as const;
const margin = 3;
const bodyPt = 11;
const noteBoxHeight = 8.1;

/** A page since 2016: frame, record left of a divider, ticks and notes right of it, "Trang số" below. */
export function layOutSided(design: SidedDesign): LabelledForm {
  const divider = design.dividerMm;
  const record = { from: sheet.left + margin, to: divider - margin };
  const side = { from: divider + margin, to: sheet.right - margin };
  const page = { widthMm: sheet.width, heightMm: sheet.height };
  const setter = new Typesetter(design.kind, page);

  setter.center(design.heading, sheet.left, sheet.right, 20.5, 'bold', 14);
  setter.center(design.recordHead, sheet.left, divider, 29.6, 'bold', bodyPt);
  setter.center(design.sideHead, divider, sheet.right, 29.6, 'bold', bodyPt);
  const boxHeight = design.linePitchMm - 0.3;
  let baseline = design.firstBaselineMm;
  for (const row of design.rows) {
    setter.row(row, baseline, { ...record, boxHeight, sizePt: bodyPt });
    baseline += design.linePitchMm;
  }

  let tickBaseline = 41;
  for (const tick of design.ticks) {
    setter.square(side.from, tickBaseline - 3.4, 3.8);
    for (const line of tick) {
      setter.print(line, side.from + 6.2, tickBaseline, 'regular', 10.5);
      tickBaseline += 5.6;
    }
    tickBaseline += 3.4;
  }
  setter.center(design.noteHead, divider, sheet.right, tickBaseline + 6.5, 'bold', bodyPt);
  setter.rule(divider, tickBaseline, sheet.right - divider, 0.3);
  for (let line = 1; line <= design.noteLines; line += 1) {
    const top = tickBaseline + 6.5 + line * 8.4 - baselineShare * noteBoxHeight;
    setter.write('note', design.noteHead, setter.box(side.from, top, side.to - side.from, noteBoxHeight));
  }

  const signWidth = (divider - sheet.left) / design.signatures.length;
  const signBaseline = design.signBaselineMm;
  design.signatures.forEach((who, index) => {
    const from = sheet.left + index * signWidth;
    setter.center(who, from, from + signWidth, signBaseline, 'bold', bodyPt);
    setter.center('(Ký, ghi rõ họ, chữ đệm, tên)', from, from + signWidth, signBaseline + 4.6, 'italic', 9);
  });
  setter.print(design.foot, record.from, sheet.foot + 5, 'italic', 9);
  setter.print('Trang số:', side.from + 10, sheet.foot + 5, 'regular', bodyPt);

  const wide = sheet.right - sheet.left;
  setter.rule(sheet.left, 24.2, wide, 0.4);
  setter.rule(sheet.left, 32.4, wide, 0.3);
  setter.rule(sheet.left, sheet.foot, wide, 0.4);
  setter.rule(sheet.left, 24.2, 0.4, sheet.foot - 24.2);
  setter.rule(sheet.right, 24.2, 0.4, sheet.foot - 23.8);
  setter.rule(divider, 24.2, 0.3, sheet.foot - 24.2);

  return LabelledForm.parse({
    ...design.facts,
    kind: design.kind,
    layout: 'labels',
    page,
    printed: setter.printed(),
    rules: setter.rules,
    entries: [{ box: setter.box(sheet.left, 24.2, wide, sheet.foot - 24.2), fields: setter.fields() }],
  } satisfies LabelledForm);
}
