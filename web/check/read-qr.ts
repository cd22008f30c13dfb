import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import decoder from 'zxing-wasm/reader/zxing_reader.wasm?url';

// Left to itself the library would fetch its decoder from a stranger's server.
prepareZXingModule({ overrides: { locateFile: () => decoder } });

/** A paper may carry other codes beside ours. */
const mostCodes = 4;

/** The texts of all QR codes in a picture. Nothing leaves this device. */
export async function readQrCodes(picture: ImageData): Promise<string[]> {
  const found = await readBarcodes(picture, {
    formats: ['QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: mostCodes,
  });
  return found.filter((code) => code.isValid).map((code) => code.text);
}
