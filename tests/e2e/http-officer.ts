import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { extractOf, extractPdfPath, requestExtract, type ExtractView } from '#schemas/api/extracts.ts';
import { searchRecords } from '#schemas/api/records.ts';
import type { Route } from '#schemas/api/route.ts';
import { signIn } from '#schemas/api/session.ts';
import { openSigning } from '#schemas/api/signing.ts';
import { claimTask, decideApprove, decideAuthorize, decideVerify } from '#schemas/api/tasks.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Truth } from '#schemas/truth.ts';
import { demoPin } from '#scripts/make-certificates.ts';
import { demoPassword } from '#scripts/start/demo.ts';

type Given<B, Q> = { params?: Record<string, string>; body?: B; query?: Q };

/** An officer without a browser: what any other program could do with the same account. */
export interface HttpOfficer {
  readonly officer: Officer;
  /** Throws with status and failure code when the server refuses. */
  call<B extends z.ZodType, Q extends z.ZodType, R extends z.ZodType>(
    route: Route<B, Q, R>,
    given?: Given<z.input<B>, z.input<Q>>,
  ): Promise<z.output<R>>;
  file(path: string): Promise<Uint8Array>;
}

export async function httpOfficer(url: string, login: string): Promise<HttpOfficer> {
  let cookie = '';
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { 'x-hotich': '1', cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
    const reply = await fetch(new URL(path, url), {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!reply.ok)
      throw new Error(`${method} ${path.split('?')[0]} answered ${reply.status} ${await reply.text()}`);
    cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return reply;
  };
  const call: HttpOfficer['call'] = async (route, given = {}) => {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => given.params?.[name] ?? '');
    const query = given.query ? `?${new URLSearchParams(given.query as Record<string, string>)}` : '';
    const reply = await ask(route.method, path + query, given.body);
    return route.reply.parse(await reply.json()) as never;
  };
  const officer = await call(signIn, { body: { login, password: demoPassword } });
  return {
    officer,
    call,
    file: async (path) => new Uint8Array(await (await ask('GET', path)).arrayBuffer()),
  };
}

interface Office {
  readonly verifier: HttpOfficer;
  readonly approver: HttpOfficer;
  readonly clerk: HttpOfficer;
  readonly registrar: HttpOfficer;
}

/** From an entry in the human queue to its paper, as `written` has it. `name` finds it, typed without tones. */
export async function issue(
  office: Office,
  written: Truth['entries'][number]['fields'],
  name: string,
): Promise<{ extract: ExtractView; pdf: Uint8Array }> {
  const { verifier, approver, clerk, registrar } = office;
  const entryId = (await findOne(clerk, name)).entryId;
  const first = await verifier.call(claimTask, { body: { step: 'verify-entry', subjectId: entryId } });
  const fields = Object.fromEntries(
    (first?.entry?.fields ?? []).map(({ key }) => {
      const text = written[key]?.written ?? null;
      return [key, { state: text === null ? ('blank' as const) : ('written' as const), written: text }];
    }),
  );
  await verifier.call(decideVerify, { params: { taskId: first?.task.id ?? '' }, body: { fields } });
  const second = await approver.call(claimTask, { body: { step: 'approve-entry', subjectId: entryId } });
  await approver.call(decideApprove, {
    params: { taskId: second?.task.id ?? '' },
    body: { verdict: 'approve' },
  });
  return askAndSign({ clerk, registrar }, (await findOne(clerk, name)).id);
}

/** A paper of an approved record: asked for by the clerk, signed by the registrar at their desk. */
export async function askAndSign(
  { clerk, registrar }: Pick<Office, 'clerk' | 'registrar'>,
  recordId: string,
): Promise<{ extract: ExtractView; pdf: Uint8Array }> {
  const asked = await clerk.call(requestExtract, {
    params: { recordId },
    body: {
      idempotencyKey: randomUUID(),
      requester: { name: 'Đặng Văn Chờ', relation: 'child', paper: '', letter: null },
      copies: 1,
    },
  });
  await registrar.call(openSigning, {
    body: { pin: demoPin, minutes: 60, most: 50, kinds: [], atCounter: false },
  });
  const third = await registrar.call(claimTask, { body: { step: 'authorize-extract', subjectId: asked.id } });
  await registrar.call(decideAuthorize, {
    params: { taskId: third?.task.id ?? '' },
    body: { verdict: 'authorize' },
  });
  const extract = await clerk.call(extractOf, { params: { extractId: asked.id } });
  return { extract, pdf: await clerk.file(extractPdfPath(extract.id)) };
}

async function findOne(clerk: HttpOfficer, name: string) {
  const { hits } = await clerk.call(searchRecords, { query: { q: name } });
  const [hit] = hits;
  if (!hit) throw new Error('the search found nobody');
  return hit;
}
