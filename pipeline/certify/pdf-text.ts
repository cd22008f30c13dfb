/** A text string outside the page's content: UTF-16 with its mark, as a hex string's digits. */
export const pdfTextHex = (text: string): string => {
  const bytes = Buffer.from(`\uFEFF${text.normalize('NFC')}`, 'utf16le').swap16();
  return bytes.toString('hex');
};

/** A number as PDF writes it: at most three decimals, no exponent. */
export const pdfNumber = (n: number): string => String(Math.round(n * 1000) / 1000);
