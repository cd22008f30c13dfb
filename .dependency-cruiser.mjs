/** Who may import whom. Each rule is proved by a planted violation in tests/architecture.test.ts. */
const folders = ['schemas', 'pipeline', 'store', 'workers', 'server', 'web', 'scripts', 'tests', 'samples'];
const only = (folder, allowed, comment) => ({
  name: `${folder}-imports-only-${allowed.join('-') || 'itself'}`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${folders.join('|')})/`, pathNot: `^(${[folder, ...allowed].join('|')})/` },
});
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Packages by how package.json names them, and Node's own modules. */
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
const packages = (...names) => ({ path: `node_modules/(${names.join('|')})(/|$)` });

export default {
  forbidden: [
    // folders
    only('schemas', [], 'schemas describe data; they run in the browser too'),
    only('pipeline', ['schemas'], 'stages are plain functions: give them a port instead'),
    only('store', ['schemas'], 'storage keeps values; a decision belongs in pipeline'),
    only('workers', ['pipeline', 'store', 'schemas'], 'workers join a queue to a stage'),
    only('server', ['pipeline', 'store', 'schemas'], 'write an outbox row; never talk to the queue'),
    only('web', ['schemas'], 'the browser gets shapes, nothing else'),
    only(
      'scripts',
      ['schemas', 'pipeline', 'store', 'workers', 'server'],
      'commands start things; pages are built by vite',
    ),
    never(
      'nothing-needs-tests',
      'tests may go without anything missing them',
      { pathNot: '^tests/' },
      { path: '^tests/' },
    ),
    // packages
    never(
      'schemas-need-only-zod',
      'shapes run in Node and in the browser',
      { path: '^schemas/' },
      { dependencyTypes: [...npm, 'core'], pathNot: 'node_modules/zod/' },
    ),
    never(
      'plain-schemas-need-nothing',
      'errors, wording and spelling are plain tables and functions: readable before anything is installed',
      { path: '^schemas/(errors|fold|canonical|wording/.*)[.]ts$' },
      { dependencyTypes: [...npm, 'core'] },
    ),
    never(
      'no-io-in-pipeline',
      'what a stage reads and writes goes through its ports, or the same input would not give the same output',
      { path: '^pipeline/', pathNot: '/engine-[^/]+$' },
      {
        dependencyTypes: ['core'],
        path: '^(fs|net|tls|http|https|http2|dgram|dns|child_process|cluster|worker_threads|process)(/|$)',
      },
    ),
    never(
      'native-runtimes-only-in-engines',
      'another engine is another engine-<name>.ts',
      { path: '^(pipeline|store|workers|server|scripts)/', pathNot: '^pipeline/recognize/engine-[^/]+$' },
      packages('tesseract[.]js', 'tesseract[.]js-core', 'onnxruntime-[^/]+'),
    ),
    never(
      'bullmq-only-in-workers',
      'the queue is replaceable and may be emptied; nothing else may lean on it',
      { pathNot: '^(workers|tests|scripts)/|node_modules' },
      packages('bullmq', 'ioredis'),
    ),
    never(
      'sql-only-in-store',
      'SQL lives beside the tables it names; workers reach pg only for the queue that BullMQ keeps in Postgres; benchmarks plant rows',
      { pathNot: '^(store|tests)/|^workers/queue[^/]*[.]ts$|^scripts/bench/plant-|node_modules' },
      packages('pg', 'kysely'),
    ),
    never(
      'kysely-only-in-store',
      'the queue file may open a pg pool, not write queries',
      { path: '^workers/' },
      packages('kysely'),
    ),
    never(
      'http-only-in-server',
      'one way in; workers/board.ts hands the server a plug-in',
      { pathNot: '^(server|tests)/|^workers/board[.]ts$|node_modules' },
      packages('fastify', '@fastify'),
    ),
    never(
      'board-knows-fastify-by-type',
      'the board is mounted by the server and starts none of its own',
      { path: '^workers/board[.]ts$' },
      { ...packages('fastify', '@fastify'), dependencyTypesNot: ['type-only'] },
    ),
    never(
      'bull-board-only-in-board',
      'the queue dashboard is one file',
      { pathNot: '^workers/board[.]ts$|^tests/|node_modules' },
      packages('@bull-board'),
    ),
    never(
      'no-node-in-web',
      'pages run in a browser',
      { path: '^web/', pathNot: '^web/vite[.]config[.]ts$' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'no-dev-packages-in-the-product',
      'what runs at a registry office is a dependency, not a development tool',
      { path: '^(schemas|pipeline|store|workers|server|web)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    ),
    // shape
    never('no-cycles', 'two files that need each other are one file, or three', {}, { circular: true }),
    never(
      'resolvable',
      'an import that leads nowhere; `?url` asks vite for the address of a file',
      {},
      { couldNotResolve: true, pathNot: '[?]url$' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
