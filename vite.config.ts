import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The renderer's bundle. Nothing is inlined and no blob is made: the content security policy allows only files of
 * our own origin. Addresses are root-relative so that the same files serve `app://` and the loopback host.
 */
export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
  },
  worker: { format: 'es' },
});
