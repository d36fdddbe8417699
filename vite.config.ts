import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** What opens the checklist of an observation where there is no line. */
const WORKER = 'src/areas/assessment/web/observe/offline-worker.ts';
/** A module of ours that nobody uses does nothing, so a door that names it does not bring it along. */
const nothingByItself = (id: string) =>
  !/\/src\/.*\.tsx?$/.test(id) || id.endsWith('/shell/main.tsx') || id.endsWith(WORKER);

/** The officers' desk, and nothing else: the public site is rendered by the server and needs no build. */
export default defineConfig({
  root: here('src/shell'),
  plugins: [react()],
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      input: { desk: here('src/shell/index.html'), 'checklist-worker': here(WORKER) },
      output: {
        // The browser asks for a worker by one address, whatever it holds.
        entryFileNames: ({ name }) => (name === 'checklist-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
      treeshake: { moduleSideEffects: nothingByItself },
    },
  },
});
