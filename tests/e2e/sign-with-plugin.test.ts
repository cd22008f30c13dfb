import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { transformWithOxc } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExtractView } from '#schemas/api/extracts.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { extractById } from '#store/extracts.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { type Caller, openOffice } from '#tests/support/office.ts';
import { openSigningPlugin, pluginOfficer, signWholeFile } from '#tests/support/signing-plugin.ts';
import { projectRoot } from '#workers/project-root.ts';

/** The page's own module, as the browser runs it: its one export a function there. */
async function pageCode(): Promise<string> {
  const path = join(projectRoot, 'web', 'registrar', 'sign-with-plugin.ts');
  const { code } = await transformWithOxc(await readFile(path, 'utf8'), path);
  return code.replace(/^export /gm, '');
}

describeWith(
  ['chromium', 'openssl'],
  'the signing program on the officer’s machine (a stand-in of it)',
  () => {
    let office: Awaited<ReturnType<typeof openOffice>>;
    let asked: Awaited<ReturnType<typeof askedExtracts>>;
    let officer: Caller;
    let own: { key: string; certificate: string };
    let browser: Browser;
    let page: Page;
    let code: string;

    beforeAll(async () => {
      office = await openOffice();
      const origin = await office.app.listen({ port: 0, host: '127.0.0.1' });
      // the officer's certificate is a minute old
      office.clock.now = new Date(Date.now() + 60_000);
      asked = await askedExtracts(office);
      officer = await office.officer('kyrieng', ['registrar']);
      const { id } = officer.officer;
      office.ports.keys.close(id);
      await officer.call('DELETE', '/api/signing');
      own = await pluginOfficer(office.keysDir, office.keysDir);
      await rm(join(office.keysDir, 'officers', `${id}.p12`));
      await copyFile(own.certificate, join(office.keysDir, 'officers', `${id}.crt.pem`));
      code = await pageCode();
      browser = await chromium.launch({ executablePath: needProgram('chromium'), args: ['--no-sandbox'] });
      // the program answers with a certificate of its own making
      page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
      // any page of the server has its content policy, which must let the program be reached
      await page.goto(`${origin}/api/check/none`);
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      await office.close();
    });

    /** The officer's word on a new request; the answer says where their program finds the paper. */
    async function toSign(): Promise<ExtractView> {
      const { id } = await asked.ask(await asked.approved(await office.entry()));
      return again(id);
    }
    async function again(id: string): Promise<ExtractView> {
      const answer = await officer.call('POST', '/api/signing/extracts', { extractIds: [id] });
      const [signed] = answer.json() as { extract: unknown; failure: unknown }[];
      expect(signed?.failure).toBeNull();
      return ExtractView.parse(signed?.extract);
    }
    const inPage = (view: ExtractView) =>
      page.evaluate(`(() => { ${code}; return signWithPlugin(${JSON.stringify(view.toSign)}); })()`);

    test('the page hands the paper to the program; it comes back signed, and is sealed', async () => {
      const { plugin, close } = await openSigningPlugin((pdf) => signWholeFile(pdf, own));
      const view = await toSign();
      expect(view).toMatchObject({ status: 'authorized', toSign: { officerId: officer.officer.id } });
      expect(await inPage(view)).toEqual({ outcome: 'signed' });
      expect(plugin.orders).toHaveLength(1);
      const { sealed, status } = await extractById(office.store.db, view.id);
      expect(status).toBe('sealed');
      const pdf = office.blobs.get(sealed?.pdf ?? '') ?? new Uint8Array();
      expect(checkSeal(pdf, office.ports.keys.roots)).toMatchObject({ isValid: true });
      await close();
    });

    test('with another certificate the program shows why, and the same number is signed the second time', async () => {
      const other = await pluginOfficer(office.keysDir, office.keysDir);
      const { plugin, close } = await openSigningPlugin((pdf) => signWholeFile(pdf, other));
      const first = await toSign();
      expect(await inPage(first)).toEqual({
        outcome: 'refused',
        says: expect.stringContaining('không phải chứng thư đã đăng ký'),
      });
      plugin.sign = (pdf) => signWholeFile(pdf, own);
      const second = await again(first.id);
      expect(second.number).toBe(first.number);
      expect(await inPage(second)).toEqual({ outcome: 'signed' });
      await close();
    });

    test('a machine without the program is told so, and the paper still waits', async () => {
      const view = await toSign();
      expect(await inPage(view)).toEqual({ outcome: 'absent' });
      expect((await extractById(office.store.db, view.id)).status).toBe('authorized');
    });
  },
);
