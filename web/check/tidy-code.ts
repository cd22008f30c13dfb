/** The printed code as a person types it: groups, small letters, and the letters that are not used for their look-alikes. */
export const tidyCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** Whether a tidy code can be one. */
export const isCode = (code: string): boolean => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code);
