import type { LabelledForm } from '#schemas/form.ts';
import { openFont } from './fonts.ts';
import { outline } from './outline.ts';
import type { Random } from './random.ts';

const red = '#c8232c';

export const stampRadiusMm = 17.5;

/** A round red stamp over the lower half of the record; its words say that it is none. */
export function drawStamp(form: LabelledForm, random: Random): string {
  const x = form.page.widthMm * random.between(0.3, 0.6);
  const y = form.page.heightMm * random.between(0.62, 0.86);
  return roundStamp(x, y, random);
}

/** The stamp around a place of the page, millimeters. */
export function roundStamp(x: number, y: number, random: Random): string {
  const radius = stampRadiusMm;
  const words = 'TRANG MẪU ★ KHÔNG CÓ GIÁ TRỊ ★ '.replaceAll('★', '*');
  const font = openFont('tinos-bold');
  const letters = [...words].map((letter, i) => {
    const angle = (i / words.length) * 360;
    const shape = outline(font, letter, 4.6);
    return `<path transform="rotate(${angle.toFixed(1)}) translate(${(-shape.advance / 2).toFixed(2)} ${-(radius - 5.2)})" d="${shape.path}"/>`;
  });
  const star = Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 === 0 ? 5.2 : 2;
    const a = (i * Math.PI) / 5;
    return `${(r * Math.sin(a)).toFixed(2)} ${(-r * Math.cos(a)).toFixed(2)}`;
  });
  return (
    `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${random.between(-14, 14).toFixed(1)})" fill="${red}">` +
    `<circle r="${radius}" fill="none" stroke="${red}" stroke-width="0.9"/><circle r="${radius - 6.8}" fill="none" stroke="${red}" stroke-width="0.4"/>` +
    `${letters.join('')}<path d="M${star.join('L')}Z"/></g>`
  );
}
