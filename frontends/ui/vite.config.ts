import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string) => fileURLToPath(new URL(`src/main/ts/${path}`, import.meta.url));

// What a developer's plugin can import, under names that never change. The import map of index.html points to them.
const shared = {
  preact: source('custom/shared/preact.ts'),
  hooks: source('custom/shared/hooks.ts'),
  'jsx-runtime': source('custom/shared/jsx-runtime.ts'),
  signals: source('custom/shared/signals.ts'),
  bottlenose: source('custom/shared/bottlenose.ts'),
};

export default defineConfig({
  root: source(''),
  base: '/',
  publicDir: false,
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  build: {
    outDir: fileURLToPath(new URL('target/classes/dev/bottlenose/ui', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: {
      input: { page: source('index.html'), ...shared },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: chunk => (chunk.name in shared ? 'shared/[name].js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: { root: fileURLToPath(new URL('.', import.meta.url)), include: ['src/test/ts/**/*.test.{ts,tsx}'] },
} as Parameters<typeof defineConfig>[0]);
