import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** A module of ours that nobody uses does nothing, so a door that names it does not bring it along. */
const nothingByItself = (id: string) => !/\/src\/.*\.tsx?$/.test(id) || id.endsWith('/shell/main.tsx');

/** The officers' desk, and nothing else: the public site is rendered by the server and needs no build. */
export default defineConfig({
  root: here('src/shell'),
  plugins: [react()],
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { treeshake: { moduleSideEffects: nothingByItself } },
  },
});
