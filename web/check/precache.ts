import type { Plugin, Rolldown } from 'vite';

const page = 'check/index.html';
const worker = 'check/worker.js';

/** Of the fonts only the form that every browser here reads. */
const isKept = (file: string): boolean => !file.endsWith('.woff');

/** All files that the check page may load: its chunk, what that imports now or later, and their styles, fonts and wasm. */
function filesOfPage(bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>();
  const add = (name: string): void => {
    const output = bundle[name];
    if (files.has(name) || output?.type !== 'chunk') return;
    files.add(name);
    for (const file of output.viteMetadata?.importedCss ?? []) files.add(file);
    for (const file of output.viteMetadata?.importedAssets ?? []) files.add(file);
    for (const next of [...output.imports, ...output.dynamicImports]) add(next);
  };
  for (const output of Object.values(bundle))
    if (output.type === 'chunk' && output.facadeModuleId?.endsWith(page)) add(output.fileName);
  for (const style of [...files].filter((file) => file.endsWith('.css'))) {
    const output = bundle[style];
    const text = output?.type === 'asset' ? String(output.source) : '';
    for (const [, font = ''] of text.matchAll(/url\(["']?\/(assets\/[^"')]+)/g)) files.add(font);
  }
  return [...files].filter(isKept).sort();
}

const named = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
};

/**
 * Tells the check page's service worker which files the page is made of, and gives the build a name. Under `vite dev` the
 * page answers at its address, without a worker.
 */
export function precache(): Plugin {
  return {
    name: 'hotich-check-precache',
    enforce: 'post',
    configureServer({ middlewares }) {
      middlewares.use((request, _, next) => {
        if (/^\/x(\/|$)/i.test(request.url ?? '')) request.url = `/${page}`;
        next();
      });
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const chunk = bundle[worker];
        const html = bundle[page];
        if (chunk?.type !== 'chunk' || html?.type !== 'asset')
          throw new Error(`the build has no ${worker} or ${page}`);
        const files = [
          ...filesOfPage(bundle).map((file) => `/${file}`),
          '/check/icon-192.png',
          '/check/manifest.webmanifest',
        ];
        const build = await named(JSON.stringify(files) + String(html.source) + chunk.code);
        chunk.code = chunk.code
          .replaceAll('checkPageFiles', JSON.stringify(files))
          .replaceAll('checkPageBuild', JSON.stringify(build));
      },
    },
  };
}
