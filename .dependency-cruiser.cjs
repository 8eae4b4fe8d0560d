/** The rooms and who may look into which. Each rule is broken on purpose in tests/architecture/broken. */

/** No browser, no DOM globals, no clock, no randomness: what these need is passed in. */
const pureRing = '^lib/(domain|capture|taxonomy|search|exporters|importers)/|^lib/sync/merge';
const effects = '^lib/(backup|db|embedding|filing|finding|library|messaging|platform|sync/adapters)/';
const tests = '\\.test\\.tsx?$|^tests/|/bench/|/test-support\\.tsx?$';
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
      name: 'unresolvable',
      comment: 'An import that resolves to nothing would slip through every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'pure-ring-has-no-effects',
      comment: 'The pure ring is a function of what it is given.',
      severity: 'error',
      from: { path: pureRing, pathNot: tests },
      to: {
        path: [
          effects,
          '^(components|entrypoints)/',
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
      comment: 'The words of the domain lean on nothing.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: tests },
      to: { pathNot: '^lib/domain/' },
    },
    {
      name: 'lib-knows-no-interface',
      comment: 'What the panel looks like is no matter of the library.',
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
      comment: 'Components get what they show from components/hooks, and words from the catalogue.',
      severity: 'error',
      from: { path: '^components/', pathNot: `^components/hooks/|${tests}` },
      to: { path: '^lib/(?!domain/|search/|messaging/protocol|platform/messages)' },
    },
    {
      name: 'hooks-only-read',
      comment: 'The bridge to the library reads by live queries and searches, and writes by requests.',
      severity: 'error',
      from: { path: '^components/hooks/', pathNot: tests },
      to: {
        path: '^lib/(?!domain/|messaging/|platform/|db/(backup-database|database|history|queries|sample|schema|topic-shares|live)|search/|finding/|exporters/)',
      },
    },
    {
      name: 'one-writer',
      comment: 'Acts are written by the use cases of the library, which the background alone runs.',
      severity: 'error',
      from: { pathNot: `^lib/(db|library)/|${tests}` },
      to: { path: '^lib/db/act' },
    },
    {
      name: 'only-the-background-runs-the-library',
      comment:
        'One writer: no other context may hold the use cases. Their types say what they need of others.',
      severity: 'error',
      from: { pathNot: `^lib/library/|^entrypoints/background|${tests}` },
      to: { path: '^lib/library/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dexie-only-in-db',
      comment: 'The database can be read and changed in one room.',
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
      comment: "The browser's own interface is touched where messages and platform differences live.",
      severity: 'error',
      from: { path: '^(lib|components)/', pathNot: `^lib/(messaging|platform)/|${tests}` },
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
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
    exclude: { path: '\\.wxt/|^tests/architecture/broken/' },
  },
};
