import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev` of the workplaces talks to a server on this address. */
const server = process.env.HOTICH_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig(({ command }) => {
  // Under another NODE_ENV (a test runner's, a developer's shell) React's slow build came out, with this machine's paths.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [react()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        output: {
          // zod and its set-up run before every shape that is made with it.
          codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-setup\.ts$/ }] },
        },
      },
    },
    server: { host: '127.0.0.1', proxy: { '/api': server } },
  };
});
