const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const groups = ['', 'nghìn', 'triệu', 'tỷ'] as const;

/** 1–999; `full`: after a higher group, where hundreds and tens are said even when they are none (`không trăm linh năm`). */
function hundreds(number: number, full: boolean): string[] {
  const [hundred, ten, one] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const words: string[] = [];
  if (hundred > 0 || full) words.push(digits[hundred] ?? '', 'trăm');
  if (ten === 0) {
    if (one > 0 && words.length > 0) words.push('linh');
    if (one > 0) words.push(digits[one] ?? '');
    return words;
  }
  words.push(...(ten === 1 ? ['mười'] : [digits[ten] ?? '', 'mươi']));
  if (one === 1 && ten > 1) words.push('mốt');
  else if (one === 5) words.push('lăm');
  else if (one > 0) words.push(digits[one] ?? '');
  return words;
}

/** An amount as receipts say it: 16000 → `Mười sáu nghìn đồng`. Whole đồng below a thousand tỷ. */
export function dongInWords(amount: number): string {
  if (!Number.isInteger(amount) || amount < 0 || amount >= 1e12) throw new RangeError('no such amount');
  const parts: string[] = [];
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const number = Math.floor(amount / 1000 ** group) % 1000;
    if (number > 0) parts.push(...hundreds(number, parts.length > 0), groups[group] ?? '');
  }
  const text = [...(parts.length > 0 ? parts : ['không']), 'đồng'].filter(Boolean).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
