import { defineConfig } from 'vite';

/** `npm run dev:web` serves the sources and hands the API on; `npm run build` fills dist/web. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // A data: address would be refused for scripts, and small images are served just as well.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      onLog: (level, log, handle) =>
        // antd marks its files for servers that render React; there is none here.
        log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log),
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:3000' } },
});
