import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultCounterSettings } from '#schemas/settings.ts';
import { extractById } from '#store/extracts.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { setCounterSettings } from '#store/settings.ts';
import { projectRoot } from '#workers/project-root.ts';
import { type IssuedPaper, issuing } from '#tests/support/issued-papers.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { type Office, openOffice } from '#tests/support/office.ts';
import { openTimeAuthority } from '#tests/support/time-authority.ts';

describeWith('openssl', 'hotich stamp', () => {
  let office: Office;
  let paper: IssuedPaper;
  beforeAll(async () => {
    office = await openOffice();
    paper = await (await issuing(office)).issue();
    await openBlobs(null, join(dirname(office.keysDir), 'blobs'), {}).put(paper.pdf);
  });
  afterAll(() => office.close());

  /** The command line over the office's database and keys. */
  const hotich = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((done) => {
      const env = { ...process.env, DATABASE_URL: office.databaseUrl, HOTICH_DATA: dirname(office.keysDir) };
      const program = ['--import', 'tsx', join(projectRoot, 'scripts', 'hotich.ts'), ...args];
      execFile('node', program, { cwd: projectRoot, env }, (error, out, err) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });
  const use = (timestampUrl: string | null) =>
    setCounterSettings(office.store.db, { ...defaultCounterSettings, timestampUrl });

  test('tells how many papers wait, says when the authority is down, and stamps when it is not', {
    timeout: 300_000,
  }, async () => {
    const none = await hotich('stamp', '--json');
    expect([none.code, JSON.parse(none.out)]).toEqual([0, { isSet: false, stamped: 0, left: 1 }]);
    await use('http://127.0.0.1:9/');
    const down = await hotich('stamp');
    expect(down.code).toBe(4);
    expect(down.err).toContain('Chưa lấy được dấu thời gian từ 127.0.0.1:9. Giấy vẫn có hiệu lực ở mức B-B');
    const authority = await openTimeAuthority(office.keysDir);
    await use(authority.url);
    const well = await hotich('stamp');
    await authority.close();
    expect([well.code, well.out.trim()]).toEqual([
      0,
      'Đã thêm dấu thời gian cho 1 trích lục; còn 0 chưa có.',
    ]);
    expect((await extractById(office.store.db, paper.id)).sealed?.level).toBe('B-LT');
  });
});
