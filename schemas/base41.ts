/** Letters that a QR code packs tightest and that stand in an address's fragment as they are. */
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*+-.:';
const radix = letters.length;

/** Two bytes as three letters, low digit first; a last single byte as two. */
export function writeBase41(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const low = bytes[i + 1];
    let value = low === undefined ? (bytes[i] ?? 0) : (bytes[i] ?? 0) * 256 + low;
    for (let digit = low === undefined ? 2 : 3; digit > 0; digit--) {
      text += letters.charAt(value % radix);
      value = Math.floor(value / radix);
    }
  }
  return text;
}

/** The bytes, or null when the text was not made by `writeBase41`. */
export function readBase41(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const digits = [...text.slice(i, i + 3)].map((letter) => letters.indexOf(letter));
    if (digits.length < 2 || digits.includes(-1)) return null;
    const value = digits.reduceRight((sum, digit) => sum * radix + digit, 0);
    if (value >= 256 ** (digits.length - 1)) return null;
    if (digits.length === 3) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return Uint8Array.from(bytes);
}
