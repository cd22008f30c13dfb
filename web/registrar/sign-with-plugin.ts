import type { ExtractView } from '#schemas/api/extracts.ts';

/**
 * The government's signing program (VGCA) listens on the officer's own machine. It is told where to fetch the file and
 * where to put it back, asks the officer for certificate and PIN itself, and answers when the file is back on the server.
 */
const program = 'wss://127.0.0.1:8987/SignApproved';

/** `absent`: the program does not run on this machine. `refused`: it, the officer or our server said no; `says` is its sentence. */
export type PluginAnswer =
  | { readonly outcome: 'signed' }
  | { readonly outcome: 'refused'; readonly says: string }
  | { readonly outcome: 'absent' };

/** Hands a paper to the program and waits, at most until its addresses are dead. */
export function signWithPlugin(toSign: NonNullable<ExtractView['toSign']>): Promise<PluginAnswer> {
  const { origin } = window.location;
  const order = {
    FileName: `${origin}${toSign.fetchPath}`,
    FileUploadHandler: `${origin}${toSign.putPath}`,
    SessionId: '',
    JWTToken: '',
    MetaData: [],
  };
  return new Promise((resolve) => {
    let wasOpen = false;
    const socket = new WebSocket(program);
    const late = setTimeout(
      () => end({ outcome: 'refused', says: '' }),
      Date.parse(toSign.until) - Date.now(),
    );
    const end = (answer: PluginAnswer): void => {
      clearTimeout(late);
      resolve(answer);
      socket.close();
    };
    socket.onopen = () => {
      wasOpen = true;
      socket.send(JSON.stringify(order));
    };
    socket.onmessage = ({ data }) => end(answerIn(String(data)));
    // a socket that ends before it answered was never there, or was closed by the officer
    socket.onclose = () => end(wasOpen ? { outcome: 'refused', says: '' } : { outcome: 'absent' });
  });
}

function answerIn(text: string): PluginAnswer {
  try {
    const { Status: status, Message: says } = JSON.parse(text) as { Status?: unknown; Message?: unknown };
    if (status === 0 || status === '0') return { outcome: 'signed' };
    return { outcome: 'refused', says: typeof says === 'string' ? says.slice(0, 300) : '' };
  } catch {
    return { outcome: 'refused', says: '' };
  }
}
