import { expect, test } from 'vitest';
import { isDitto } from '#pipeline/extract/read/ditto.ts';

test.each(['"', 'nt', 'N.t.', '- nt -', '-nt-', '—nt', 'Như trên'])('%s says "as above"', (text) => {
  expect(isDitto(text)).toBe(true);
});

test.each(['Nam', 'nta', '', 'Kinh', '12-nt', '11'])('%s does not', (text) => {
  expect(isDitto(text)).toBe(false);
});
