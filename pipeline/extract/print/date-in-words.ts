import type { PartialDate } from '../partial-date.ts';

const units = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const unit = (n: number): string => units[n] ?? '';

/** 1–99 as said in the north: `mười lăm`, `hai mươi mốt`, `hai mươi tư`. */
function small(n: number): string {
  if (n < 10) return unit(n);
  const [tens, last] = [Math.floor(n / 10), n % 10];
  const ten = tens === 1 ? 'mười' : `${unit(tens)} mươi`;
  if (last === 0) return ten;
  if (last === 5) return `${ten} lăm`;
  if (tens > 1 && last === 1) return `${ten} mốt`;
  return tens > 1 && last === 4 ? `${ten} tư` : `${ten} ${unit(last)}`;
}

function year(n: number): string {
  const [hundreds, rest] = [Math.floor((n % 1000) / 100), n % 100];
  const thousand = `${unit(Math.floor(n / 1000))} nghìn`;
  if (hundreds === 0 && rest === 0) return thousand;
  const hundred = `${thousand} ${unit(hundreds)} trăm`;
  if (rest === 0) return hundred;
  return rest < 10 ? `${hundred} linh ${unit(rest)}` : `${hundred} ${small(rest)}`;
}

/**
 * A date as registers write it in words: `Ngày mười hai tháng năm năm một nghìn chín trăm tám mươi bảy`; what is not known is
 * left out. Years 1000–9999.
 */
export function dateInWords(date: PartialDate): string {
  const parts = [
    ...(date.day === null ? [] : [`ngày ${small(date.day)}`]),
    ...(date.month === null ? [] : [`tháng ${date.month === 4 ? 'tư' : small(date.month)}`]),
    `năm ${year(date.year)}`,
  ].join(' ');
  return parts.charAt(0).toUpperCase() + parts.slice(1);
}
