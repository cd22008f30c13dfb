import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precache } from './check/precache.ts';

/** `npm run dev` of the workplaces talks to a server on this address. */
const server = process.env.HOTICH_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig(({ command }) => {
  // Under another NODE_ENV (a test runner's, a developer's shell) React's slow build came out, with this machine's paths.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [react(), precache()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        // The workplaces; the check page, which is anybody's; and what lets the check page open without a network.
        input: {
          main: fileURLToPath(new URL('index.html', import.meta.url)),
          check: fileURLToPath(new URL('check/index.html', import.meta.url)),
          'check-worker': fileURLToPath(new URL('check/worker.ts', import.meta.url)),
        },
        output: {
          entryFileNames: ({ name }) =>
            name === 'check-worker' ? 'check/worker.js' : 'assets/[name]-[hash].js',
          // zod and its set-up run before every shape that is made with it.
          codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-setup\.ts$/ }] },
        },
      },
    },
    server: { host: '127.0.0.1', proxy: { '/api': server } },
  };
});
