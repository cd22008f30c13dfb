import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { needProgram } from './need-program.ts';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);

const settings = (hash: string) => `
[tsa]
default_tsa = ours
[ours]
serial = ./serial
signer_digest = ${hash}
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = ${hash}
`;

/** How the authority answers: as it should, or in one of the ways that must not be taken. */
export type Manner =
  | 'well'
  | 'garbage'
  | 'refuses'
  | 'another-imprint'
  | 'another-nonce'
  | 'not-at-all'
  | 'error-500';

/**
 * A real time-stamp authority of `openssl ts` behind HTTP, with the TEST certificate of a folder of keys (`tsa`, or
 * another that lies there). `manner` may be changed while it runs.
 */
export async function openTimeAuthority(keysDir: string, { signer = 'tsa', hash = 'sha256' } = {}) {
  const folder = await tempFolder('tsa');
  await writeFile(join(folder, 'tsa.cnf'), settings(hash));
  await writeFile(join(folder, 'serial'), '01\n');
  const at = (name: string) => join(folder, name);

  async function reply(query: Buffer): Promise<Buffer> {
    const name = randomBytes(6).toString('hex');
    await writeFile(at(`${name}.tsq`), query);
    const key = ['-inkey', join(keysDir, `${signer}.key.pem`), '-signer', join(keysDir, `${signer}.crt.pem`)];
    const files = ['-queryfile', at(`${name}.tsq`), '-out', at(`${name}.tsr`)];
    const chain = ['-chain', join(keysDir, 'root.crt.pem')];
    await run(
      needProgram('openssl'),
      ['ts', '-reply', '-config', at('tsa.cnf'), ...files, ...key, ...chain],
      {
        cwd: folder,
      },
    );
    return readFile(at(`${name}.tsr`));
  }

  const authority = { url: '', manner: 'well' as Manner, asked: 0, close: async (): Promise<void> => {} };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      authority.asked += 1;
      const { manner } = authority;
      if (manner === 'not-at-all') return;
      const send = (status: number, body: Buffer) =>
        response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body);
      if (manner === 'garbage') return void send(200, Buffer.from('<html>đăng nhập mạng</html>'));
      if (manner === 'error-500') return void send(500, Buffer.from('x'));
      const query = Buffer.concat(parts);
      const spoil = (at: number) => query.writeUInt8(query.readUInt8(at) ^ 1, at);
      // the tag of the imprint: a question nobody understands
      if (manner === 'refuses') spoil(query.indexOf(Buffer.from('0420', 'hex')));
      // a byte of the imprint: a stamp of something else
      if (manner === 'another-imprint') spoil(query.indexOf(Buffer.from('0420', 'hex')) + 5);
      // the nonce stands before the three bytes that ask for certificates
      if (manner === 'another-nonce') spoil(query.length - 5);
      reply(query).then(
        (body) => send(200, body),
        () => send(200, Buffer.from('30053003020102', 'hex')),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  authority.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  authority.close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true });
  };
  return authority;
}
