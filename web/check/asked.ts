import { isCode, tidyCode } from './tidy-code.ts';

/** What is asked about a paper. */
export interface Asked {
  /** 16 letters. */
  readonly code: string;
  /** The signed token as the address has it, with its `#`; '' when there is none. */
  readonly fragment: string;
  /** Host of the address in a scanned code; null when it was opened here or typed. */
  readonly host: string | null;
}

/** The paper that the page was opened for (`/x/<code>#<token>`); null: none yet. */
export function askedAt({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Asked | null {
  const code = tidyCode(/^\/x\/([^/]+)\/?$/i.exec(pathname)?.[1] ?? '');
  return isCode(code) ? { code, fragment: hash === '#' ? '' : hash, host: null } : null;
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** What a scanned code asks, wherever it leads; null when it is no address of a check page. */
export function askedByQr(text: string): Asked | null {
  const address = urlOf(text);
  const code = /\/x\/([0-9a-z]{16})\/?$/i.exec(address?.pathname ?? '')?.[1]?.toUpperCase() ?? '';
  if (!address || !/^https?:$/.test(address.protocol) || !isCode(code)) return null;
  return { code, fragment: address.hash, host: address.host };
}

export const addressOfAsked = ({ code, fragment }: Asked): string => `/x/${code}${fragment}`;
