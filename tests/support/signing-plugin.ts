import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addRevision, byteRangeSlot, contentsSlot, fillContents } from '#pipeline/certify/add-revision.ts';
import { pdfTextHex } from '#pipeline/certify/pdf-text.ts';
import { objectIn, trailerOf } from '#pipeline/certify/read-pdf.ts';
import { needProgram } from './need-program.ts';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);

/**
 * A STAND-IN for the government's signing program (VGCA Sign Service), made from what public integrations of it show: it
 * is not that program, and what the real one writes into a file may differ. It speaks the same protocol — WebSocket over
 * TLS, `/SignApproved`, one JSON order, fetch, sign the whole file, put it back as a form with `uploadfile`, one JSON
 * answer — and signs with `openssl cms` (adbe.pkcs7.detached with a signing time), not with our own code.
 */
export interface Order {
  readonly FileName: string;
  readonly FileUploadHandler: string;
}

/** Signs a whole file as such a program does: an appended revision with the officer's field filled in. */
export async function signWholeFile(
  pdf: Uint8Array,
  signer: { readonly key: string; readonly certificate: string },
  also: readonly { number: number; body: string }[] = [],
): Promise<Buffer> {
  const file = Buffer.from(pdf);
  const { size, rootNumber, entries } = trailerOf(file);
  const catalog = objectIn(file, rootNumber).toString('latin1');
  const fields = [...(/\/Fields \[([^\]]*)\]/.exec(catalog)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, n]) =>
    Number(n),
  );
  const name = new RegExp(`/T <${pdfTextHex('officer')}>`, 'i');
  const number = fields.find((n) => name.test(objectIn(file, n).toString('latin1'))) ?? 0;
  const body = objectIn(file, number).toString('latin1');
  const signature = `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached\n/Contents ${contentsSlot(6000)}\n/ByteRange ${byteRangeSlot}>>`;
  const prepared = addRevision(
    file,
    [{ number: size, body: signature }, { number, body: body.replace(/>>$/, `/V ${size} 0 R\n>>`) }, ...also],
    { size: size + 1, entries },
  );
  const folder = await tempFolder('plugin-file');
  const at = (part: string) => join(folder, part);
  await writeFile(at('data'), prepared.signedBytes);
  const how = ['-signer', signer.certificate, '-inkey', signer.key, '-in', at('data'), '-out', at('der')];
  await run(needProgram('openssl'), ['cms', '-sign', '-binary', '-md', 'sha256', '-outform', 'DER', ...how]);
  const signed = fillContents(prepared, await readFile(at('der')));
  await rm(folder, { recursive: true });
  return signed;
}

/** What the program does with an order, and the answer it gives the page. */
export async function obey(
  order: Order,
  sign: (pdf: Uint8Array) => Promise<Uint8Array>,
): Promise<{ Status: number; Message: string }> {
  const fetched = await fetch(order.FileName);
  if (!fetched.ok) return { Status: 1, Message: `HTTP ${fetched.status}` };
  const signed = await sign(new Uint8Array(await fetched.arrayBuffer()));
  const form = new FormData();
  form.set('uploadfile', new Blob([Buffer.from(signed)], { type: 'application/pdf' }), 'signed.pdf');
  const put = await fetch(order.FileUploadHandler, { method: 'POST', body: form });
  return (await put.json()) as { Status: number; Message: string };
}

/** The stand-in listening where the real one does. `sign` may be changed while it runs. */
export async function openSigningPlugin(sign: (pdf: Uint8Array) => Promise<Uint8Array>, port = 8987) {
  const folder = await tempFolder('plugin');
  const at = (part: string) => join(folder, part);
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'];
  await run(needProgram('openssl'), [...request, '-keyout', at('key'), '-out', at('crt')]);
  const server = createServer({ key: await readFile(at('key')), cert: await readFile(at('crt')) });
  const plugin = { sign, orders: [] as Order[] };
  server.on('upgrade', (upgrade, socket: Duplex) => {
    const key = createHash('sha1')
      .update(`${upgrade.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    if (upgrade.url !== '/SignApproved') return void socket.destroy();
    socket.on('error', () => socket.destroy());
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
    );
    let waiting = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      waiting = Buffer.concat([waiting, part]);
      const text = textIn(waiting);
      if (text === null) return;
      waiting = Buffer.alloc(0);
      const order = JSON.parse(text) as Order;
      plugin.orders.push(order);
      void obey(order, (pdf) => plugin.sign(pdf)).then((answer) =>
        socket.write(frame(JSON.stringify(answer))),
      );
    });
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    plugin,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A text frame of a browser (masked, up to 64 KB), or null while it is not whole or is none. */
function textIn(bytes: Buffer): string | null {
  if (bytes.length < 2 || ((bytes[0] ?? 0) & 15) !== 1) return null;
  const short = (bytes[1] ?? 0) & 127;
  const start = short === 126 ? 4 : 2;
  if (bytes.length < start + 4) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < start + 4 + length) return null;
  const mask = bytes.subarray(start, start + 4);
  return Buffer.from(
    bytes.subarray(start + 4, start + 4 + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0)),
  ).toString();
}

function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from(head), body]);
}

/** An officer's certificate with its key, of the kind that lies on their own token and never here. */
export async function pluginOfficer(
  folder: string,
  keysDir: string,
  name = randomBytes(4).toString('hex'),
): Promise<{ key: string; certificate: string }> {
  const at = (part: string) => join(folder, `${name}.${part}`);
  const openssl = (...args: string[]) => run(needProgram('openssl'), args);
  await openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=TEST own program',
    '-keyout',
    at('key'),
    '-out',
    at('csr'),
  );
  const root = ['-CA', join(keysDir, 'root.crt.pem'), '-CAkey', join(keysDir, 'root.key.pem')];
  await openssl(
    'x509',
    '-req',
    '-in',
    at('csr'),
    ...root,
    '-set_serial',
    `0x${randomBytes(8).toString('hex')}`,
    '-days',
    '2',
    '-out',
    at('crt'),
  );
  return { key: at('key'), certificate: at('crt') };
}
