/** Who may import whom. Each rule's comment says why it is there. */
const TESTS = '\\.test\\.tsx?$|/bench/|^shared/testing/|/testing/';

const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Types count too: what can only be understood together belongs together.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  // What scripts start from out/ is there once it is built.
  {
    name: 'resolvable',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^geojson$|(^|/)out/' },
  },
  {
    name: 'no-tests-in-the-product',
    severity: 'error',
    from: { pathNot: `${TESTS}|^e2e/` },
    to: { path: TESTS },
  },
  {
    name: 'shared-stands-alone',
    comment: 'shared runs in every process: no Node, no DOM, nothing of core or page.',
    severity: 'error',
    from: { path: '^shared/', pathNot: TESTS },
    to: { pathNot: '^shared/|^node_modules/(zod|@orpc/contract)/|^node_modules/geographiclib-geodesic/' },
  },
  {
    name: 'core-is-plain-node',
    severity: 'error',
    from: { path: '^electron/core/', pathNot: TESTS },
    to: {
      path: '^electron/(main|preload|node-host|cli)/|^renderer/|^node_modules/(electron|react|maplibre-gl)/',
    },
  },
  {
    name: 'formats-know-no-database',
    comment:
      'Formats, coordinate systems and geometry turn bytes into features and back; they can be used without a workspace.',
    severity: 'error',
    from: { path: '^electron/core/(formats|crs|geometry)/', pathNot: TESTS },
    to: { path: '^electron/core/', pathNot: '^electron/core/(formats|crs|geometry)/' },
  },
  {
    name: 'features-by-their-front-door',
    comment: 'A feature reaches another by its index.ts; what every feature may use is listed.',
    severity: 'error',
    from: { path: '^electron/core/([^/]+)/', pathNot: TESTS },
    to: {
      path: '^electron/core/[^/]+/',
      pathNot: [
        '^electron/core/$1/',
        '^electron/core/[^/]+/index\\.ts$',
        '^electron/core/(formats|crs)/',
        '^electron/core/db/',
        '^electron/core/jobs/(worker-url|turns)\\.ts$',
      ],
    },
  },
  {
    name: 'sql-in-queries',
    comment:
      'SQL stands in *.queries.ts; the folders that are the storage itself may use it elsewhere too, and a worker opens its own connection.',
    severity: 'error',
    from: {
      path: '^electron/core/',
      pathNot: [TESTS, '\\.(queries|worker)\\.ts$', '^electron/core/(db|journal|workspace|restricted)/'],
    },
    to: {
      path: '^electron/core/db/',
      pathNot: '^electron/core/db/types\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'databases-in-db',
    comment: 'Connections are opened in one folder, so that every pragma is set on every one of them.',
    severity: 'error',
    from: { pathNot: ['^electron/core/db/', TESTS, '^e2e/'] },
    to: { path: '^node_modules/better-sqlite3' },
  },
  {
    name: 'hosts-by-the-front-door',
    comment: 'A host only carries requests to the core.',
    severity: 'error',
    from: { path: '^electron/(main|node-host|cli)/', pathNot: TESTS },
    to: { path: '^electron/', pathNot: ['^electron/$1/', '^electron/core/app\\.ts$', '^electron/page/'] },
  },
  {
    name: 'preload-stands-alone',
    severity: 'error',
    from: { path: '^electron/preload/', pathNot: TESTS },
    to: { path: '^electron/(core|main|node-host|cli)/|^renderer/' },
  },
  {
    name: 'page-knows-no-core',
    severity: 'error',
    from: { path: '^renderer/', pathNot: TESTS },
    to: { path: '^electron/|^node_modules/electron/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'page-knows-no-node',
    severity: 'error',
    from: { path: '^renderer/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'page-features-by-their-front-door',
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/', pathNot: TESTS },
    to: {
      path: '^renderer/features/',
      pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'page-by-the-features-front-doors',
    severity: 'error',
    from: { path: '^renderer/', pathNot: [TESTS, '^renderer/features/'] },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/[^/]+/index\\.ts$' },
  },
  {
    name: 'controls-know-no-feature',
    severity: 'error',
    from: { path: '^renderer/ui/', pathNot: TESTS },
    to: { path: '^renderer/(features|map|app)/' },
  },
  {
    name: 'one-map',
    comment: 'The map library is behind one folder, so that the map has one life and one set of rules.',
    severity: 'error',
    from: { pathNot: ['^renderer/map/', TESTS, '^e2e/'] },
    to: { path: '^node_modules/(maplibre-gl|terra-draw)/' },
  },
  {
    name: 'declared-dependencies',
    comment:
      'What is imported is declared, and what ships is no devDependency (Electron itself is part of the package).',
    severity: 'error',
    from: { path: '^(shared|electron|renderer)/', pathNot: TESTS },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      pathNot: '^node_modules/(electron|@types)/',
    },
  },
];

export default {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
