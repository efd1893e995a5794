import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    // Fonts stay files of their own: inlined, they would be sent again with every page's styles.
    assetsInlineLimit: 0,
  },
});
