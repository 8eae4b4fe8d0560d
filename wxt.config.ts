import { resolve as resolvePath } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { checkZipSize, ortRuntime, shipOrtRuntime } from './lib/embedding/build/bundle-onnx-runtime.ts';

/** The id of the add-on at addons.mozilla.org. Once published, it can never change. */
const FIREFOX_ADD_ON_ID = '{7d0f6c1e-5b8e-4c52-9a3e-2f1c8f4b6a90}';

/** What the code needs: `light-dark()` in styles, a side panel that a page's click opens, module workers. */
const MINIMUM_CHROME = '123';
const MINIMUM_FIREFOX = '140.0';
const TARGETS = [`chrome${MINIMUM_CHROME}`, `firefox${MINIMUM_FIREFOX}`];

/**
 * Pages of the extension load what ships with it. Beyond that, styles are set by scripts (places of menus, lengths of
 * bars), and data is fetched: from catalogues, export targets and model hubs that the person has allowed.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' * data: blob:",
  "object-src 'none'",
].join('; ');

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'unlimitedStorage',
      'alarms',
      'storage',
      // What the person points at is read by a script, on the gesture: keys or the context menu.
      'activeTab',
      'scripting',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel', 'offscreen']),
    ],
    // Copies of backups in the downloads folder, where a person wants them.
    optional_permissions: ['downloads'],
    // Asked for one by one, when a target is set up.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    commands: {
      // Opens the panel, as the toolbar icon does.
      [browser === 'firefox' ? '_execute_sidebar_action' : '_execute_action']: {
        suggested_key: { default: 'Alt+Shift+T' },
      },
      'save-tab': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_gesture_save_tab__',
      },
    },
    omnibox: { keyword: 'pt' },
    action: { default_title: '__MSG_extension_name__' },
    content_security_policy: { extension_pages: contentSecurityPolicy },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ADD_ON_ID,
              strict_min_version: MINIMUM_FIREFOX,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: MINIMUM_CHROME }),
  }),
  hooks: {
    // Marked pages are read from installation on; all else is asked for when it is needed.
    'build:manifestGenerated': (_, manifest) => {
      const patterns = (manifest.content_scripts ?? []).flatMap(({ matches = [] }) => matches);
      const hosts = patterns.map((pattern) => pattern.replace(/(?<=\w)\/.*$/, '/*'));
      manifest.host_permissions = [...new Set([...(manifest.host_permissions ?? []), ...hosts])];
    },
    'build:publicAssets': shipOrtRuntime,
    'zip:extension:done': checkZipSize,
    // Content scripts send and hear messages, which the browsers that we need do by promises of themselves: the
    // polyfill would be a sixth of what every page loads.
    'vite:build:extendConfig': (entrypoints, { resolve }) => {
      const alias = resolve?.alias as Record<string, string>;
      const isContent = entrypoints.every(({ type }) => type === 'content-script');
      const isInPage = isContent || entrypoints.every(({ name }) => name === 'lazy-parts');
      if (isInPage) delete alias['wxt/browser'];
      if (isContent)
        alias['wxt/utils/content-script-context'] = resolvePath(
          'lib/platform/tabs/content-script-context.ts',
        );
    },
  },
  vite: () => ({
    plugins: [preact(), ortRuntime()],
    // Without it styles and scripts are rewritten for browsers that never load them, and grow by a tenth.
    build: { target: TARGETS, cssTarget: TARGETS },
  }),
});
