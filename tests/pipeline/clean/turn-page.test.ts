import { expect, test } from 'vitest';
import { cleanPage } from '#pipeline/clean/clean-page.ts';
import { onPage, onScan } from '#pipeline/clean/on-scan.ts';
import { turnPage } from '#pipeline/clean/turn-page.ts';
import { decodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { CleanedPage } from '#schemas/steps.ts';
import { drawPage } from './draw-page.ts';
import { blobs, context, scanOf } from './scan-of.ts';

test('a page turned over and over again is the page it was; its places stay where they are on the scan', async () => {
  const page = await cleanPage.run(await scanOf(await drawPage({ degrees: 2 }).png().toBuffer()), context);
  const over = CleanedPage.parse(await turnPage(page, blobs));
  expect(over.turnDegrees).toBe(((page.turnDegrees ?? 0) + 180) % 360);
  const place = onScan(page, [0.2, 0.3]);
  const [x, y] = onPage(over, place);
  expect([x, y]).toEqual([expect.closeTo(0.8, 6), expect.closeTo(0.7, 6)]);
  const again = await turnPage(over, blobs);
  expect(again.binary).toEqual(page.binary);
  const ink = await decodeBilevel(await blobs.get(over.binary.sha256));
  const before = await decodeBilevel(await blobs.get(page.binary.sha256));
  expect(ink.data.at(-1 - 500 * ink.width - 600)).toBe(before.data[500 * ink.width + 600]);
});
