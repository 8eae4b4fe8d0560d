const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * The modules and who may import whom. Each rule is broken on purpose in tests/architecture/broken.
 * Which modules are pure is listed once, in tsconfig.pure.json: no browser, DOM globals, clock or randomness there.
 */
const { include } = JSON.parse(readFileSync(join(__dirname, 'tsconfig.pure.json'), 'utf8'));
const pureRing = `^(${include.join('|')})/`;
const tests = '\\.test\\.tsx?$|^tests/';
const browserApi = 'node_modules/(wxt/dist/browser|webextension-polyfill/|@wxt-dev/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment:
        'Two modules that need each other are one module, or one of them holds what belongs elsewhere.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circular-folders',
      comment:
        'Features of the interface import each other in one direction, so that each can be read alone.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^components/' },
      to: { circular: true },
    },
    {
      name: 'unresolvable',
      comment: 'An import that resolves to nothing would slip through every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'pure-ring-has-no-effects',
      comment:
        'The pure ring is a function of what it is given: it imports itself and libraries that are pure.',
      severity: 'error',
      from: { path: pureRing, pathNot: tests },
      to: {
        path: [
          `^(?!${pureRing.slice(1)})(lib|components|entrypoints)/`,
          browserApi,
          'node_modules/(dexie|preact|@preact|@xenova)/',
        ],
      },
    },
    {
      name: 'pure-ring-has-no-node',
      comment: 'The pure ring runs in a browser.',
      severity: 'error',
      from: { path: pureRing, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-is-the-leaf',
      comment: 'The domain depends on nothing.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: tests },
      to: { pathNot: '^lib/domain/' },
    },
    {
      name: 'lib-knows-no-interface',
      comment: 'The library does not depend on how it is shown.',
      severity: 'error',
      from: { path: '^lib/', pathNot: tests },
      to: { path: '^(components|entrypoints)/' },
    },
    {
      name: 'nothing-imports-entrypoints',
      comment: 'Entry points wire; what two of them need lives in lib or components.',
      severity: 'error',
      from: { pathNot: '^entrypoints/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'components-see-no-effects',
      comment: 'Components get what they show from components/data, and strings from the message catalogue.',
      severity: 'error',
      from: { path: '^components/', pathNot: `^components/data/|${tests}` },
      to: { path: '^lib/(?!domain/|search/(query|index)/|platform/messages)' },
    },
    {
      name: 'data-only-reads',
      comment: 'The bridge to the library reads by live queries and searches, and writes by requests.',
      severity: 'error',
      from: { path: '^components/data/', pathNot: tests },
      to: {
        path: '^lib/(?!domain/|rpc/(page|panel)-client|platform/|db/(backups|database|queries|schema|log/(last-act|read-history|untouched-sample))|search/|exporters/|export-worker/|capture/site-list)',
      },
    },
    {
      name: 'one-writer',
      comment: 'Acts are written by the use cases of the library, which the background alone runs.',
      severity: 'error',
      from: { pathNot: `^lib/(db|library)/|${tests}` },
      to: { path: '^lib/db/log/write' },
    },
    {
      name: 'only-the-background-runs-the-library',
      comment:
        'One writer: no other context may hold the use cases. Their types say what they need of others.',
      severity: 'error',
      from: { pathNot: `^lib/(library|jobs)/|^lib/rpc/requests|^entrypoints/background|${tests}` },
      to: { path: '^lib/(library/|rpc/requests)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dexie-only-in-db',
      comment: 'Only lib/db reads and changes the database.',
      severity: 'error',
      from: { pathNot: `^lib/db/|${tests}` },
      to: { path: 'node_modules/dexie/' },
    },
    {
      name: 'transformers-only-in-embedding',
      comment: 'The runtime is heavy, and is emitted once for every context that imports it.',
      severity: 'error',
      from: { pathNot: `^lib/embedding/|${tests}` },
      to: { path: 'node_modules/@(xenova|huggingface)/' },
    },
    {
      name: 'browser-only-at-the-edge',
      comment: "The browser's own interface is used where messages and platform differences live.",
      severity: 'error',
      from: { path: '^(lib|components)/', pathNot: `^lib/(rpc|platform)/|${tests}` },
      to: { path: browserApi },
    },
    {
      name: 'product-knows-no-tests',
      comment: 'What ships needs nothing of the tests.',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/', pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // Tests beside the code import tests/support, which imports everything: each folder would be in a circle.
    doNotFollow: { path: 'node_modules|^tests/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
    exclude: { path: '\\.wxt/|^tests/architecture/broken/' },
  },
};
