import { CheckPdfReply, checkPdfPath } from '#schemas/api/check.ts';
import { Failure } from '#schemas/api/route.ts';
import { ExpectedError, isErrorCode } from '#schemas/errors.ts';
import { ServerUnreachable, UnknownFailure } from '../shared/call.ts';

/** As the server has it. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Has the server look at a PDF, which it does not keep. Throws `pdf.not-ours` (too large, no PDF), `request.too-many`,
 * UnknownFailure, ServerUnreachable.
 */
export async function checkFile(file: Blob): Promise<CheckPdfReply> {
  if (file.size > mostBytes) throw new ExpectedError('pdf.not-ours');
  const response = await fetch(checkPdfPath, {
    method: 'POST',
    headers: { 'x-hotich': '1', 'content-type': 'application/pdf' },
    body: file,
  }).catch(() => {
    throw new ServerUnreachable();
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return CheckPdfReply.parse(answer);
  const failure = Failure.safeParse(answer).data;
  if (failure && isErrorCode(failure.code)) throw new ExpectedError(failure.code, failure.details);
  throw new UnknownFailure(failure?.code ?? `http.${response.status}`);
}
