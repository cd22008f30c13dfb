import QRCode from 'qrcode';
import { margins, millimeters, type PlacedQr } from './sheet.ts';

/**
 * A QR code at the foot of the left margin, level M. A plain address is printed 28 mm wide; more content (57 modules or
 * more) needs 40 mm to survive an ordinary copier.
 */
export function placeQr(content: string, bottom: number): PlacedQr {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
  const side = millimeters(modules.size < 57 ? 28 : 40);
  return {
    rect: { x: margins.left, y: bottom, width: side, height: side },
    size: modules.size,
    modules: Array.from(modules.data, (bit) => bit === 1),
  };
}
