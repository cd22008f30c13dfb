import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layOut } from '#pipeline/certify/lay-out.ts';
import { type Rect, sheetSize } from '#pipeline/certify/sheet.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { croppedExtract } from './cropped-extract.ts';
import { sampleExtracts } from './sample-extracts.ts';
import { openSealing } from './seal-samples.ts';

const dpi = 72;
/** A dot counts as another one from this far on, of 255; smoother letters of another poppler stay below. */
const mostAway = 110;

const pictureOf = (templateId: string): string =>
  join(import.meta.dirname, `../../../docs/img/paper-${templateId}.png`);

interface Gray {
  readonly dots: Buffer;
  readonly width: number;
  readonly height: number;
}

async function gray(png: Uint8Array): Promise<Gray> {
  const { data, info } = await sharp(png)
    .flatten()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { dots: data, width: info.width, height: info.height };
}

/** How many dots differ outside of `except`, whose content is another each time or another's to decide. */
function dotsAway(a: Gray, b: Gray, except: readonly Rect[]): number {
  const scale = dpi / 72;
  const margin = 4;
  const isExcepted = (x: number, y: number): boolean =>
    except.some(
      (rect) =>
        x > rect.x * scale - margin &&
        x < (rect.x + rect.width) * scale + margin &&
        y > (sheetSize.height - rect.y - rect.height) * scale - margin &&
        y < (sheetSize.height - rect.y) * scale + margin,
    );
  let away = 0;
  for (let i = 0; i < a.dots.length; i++) {
    const far = Math.abs((a.dots[i] ?? 0) - (b.dots[i] ?? 0)) > mostAway;
    if (far && !isExcepted(i % a.width, Math.floor(i / a.width))) away += 1;
  }
  return away;
}

describeWith(
  'pdftoppm',
  'papers look as they were approved (docs/img; UPDATE_GOLDEN=1 draws them anew)',
  () => {
    let sealing: Awaited<ReturnType<typeof openSealing>>;
    beforeAll(async () => {
      sealing = await openSealing();
    });
    afterAll(() => sealing.close());

    /** The sealed first page, and its sheet. */
    async function look(sample: (typeof sampleExtracts)['birth']) {
      const extract = await croppedExtract(sample, sealing.context.blobs);
      const file = join(sealing.folder, 'look.pdf');
      writeFileSync(file, (await sealing.seal(extract)).pdf);
      const args = ['-r', String(dpi), '-png', '-singlefile', file];
      const png = execFileSync(needProgram('pdftoppm'), args, {
        maxBuffer: 1 << 26,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      // the same number of modules as with a token, for the rectangle to leave out
      const sheet = layOut(
        extract,
        templateById(extract.templateId),
        `HTTPS://EXAMPLE.VN/X/${'0'.repeat(320)}`,
      );
      return { png, except: [sheet.qr.rect, sheet.officer, sheet.seal] };
    }

    test.each(Object.values(sampleExtracts).map((sample) => [sample.templateId, sample] as const))(
      '%s',
      async (templateId, sample) => {
        const { png, except } = await look(sample);
        const golden = pictureOf(templateId);
        if (process.env.UPDATE_GOLDEN === '1')
          await sharp(png).png({ palette: true, effort: 10 }).toFile(golden);
        const [ours, approved] = [await gray(png), await gray(readFileSync(golden))];
        expect([ours.width, ours.height]).toEqual([approved.width, approved.height]);
        expect(dotsAway(ours, approved, except)).toBeLessThan(60);
      },
    );

    test('one word more or a line elsewhere is seen', async () => {
      const { birth } = sampleExtracts;
      const approved = await gray(readFileSync(pictureOf(birth.templateId)));
      const other = await look({ ...birth, values: { ...birth.values, motherName: 'Phạm Thu Thị Hường' } });
      expect(dotsAway(await gray(other.png), approved, other.except)).toBeGreaterThan(60);
    });
  },
);
