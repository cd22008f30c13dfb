import { expect, test } from 'vitest';
import { encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { emptyBitmap } from '#pipeline/clean/picture.ts';
import { writingOf } from '#pipeline/recognize/writing-of.ts';
import { Sha256 } from '#schemas/ids.ts';

const nameOf = (letter: string) => Sha256.parse(letter.repeat(64));

function blobsOf(width: number) {
  const asked: string[] = [];
  return {
    asked,
    put: () => Promise.reject(new Error('nothing is put')),
    get: async (sha256: Sha256) => {
      asked.push(sha256);
      if (sha256 === nameOf('f')) throw new Error('missing');
      return encodeBilevel(emptyBitmap(width, 4), 300);
    },
  };
}

test('a page is fetched and decoded once for all its entries, and again after another page', async () => {
  const blobs = blobsOf(24);
  const [first, second] = await Promise.all([writingOf(nameOf('a'), blobs), writingOf(nameOf('a'), blobs)]);
  expect(second).toBe(first);
  expect(first).toMatchObject({ width: 24, height: 4 });
  await writingOf(nameOf('b'), blobs);
  await writingOf(nameOf('a'), blobs);
  expect(blobs.asked).toEqual([nameOf('a'), nameOf('b'), nameOf('a')]);
});

test('a page that could not be fetched is asked for again', async () => {
  const blobs = blobsOf(8);
  await expect(writingOf(nameOf('f'), blobs)).rejects.toThrow('missing');
  await expect(writingOf(nameOf('f'), blobs)).rejects.toThrow('missing');
  expect(blobs.asked).toHaveLength(2);
});
