import type { Import, SourceFile } from './source.ts';

/** A rule over one edge of the house, with the sentence that explains it to whoever breaks it. */
export type ImportRule = {
  readonly rule: string;
  readonly why: string;
  readonly forbids: (from: string, edge: Import) => boolean;
};

/** Tests, and what only they use (samples, a program made to be killed), stand beside the code and may set it up from anywhere. */
export const isTest = (path: string) =>
  /(\.test\.tsx?|\/killed-[\w-]+\.ts|\.samples\.ts|\/testing\.ts|\/testing\/.*\.ts)$/.test(path);

/** What each part of the house may know of the others; the order is that of docs/architecture.md. */
const layers: Readonly<Record<string, { readonly knows: readonly string[]; readonly why: string }>> = {
  'src/kernel': { knows: [], why: 'the kernel is pure values and rules: the same input gives the same answer everywhere' },
  'src/database': { knows: ['src/kernel'], why: 'the database serves figures and capabilities without knowing them' },
  'src/figures': { knows: ['src/kernel', 'src/database'], why: 'figures ask any measure: they may not know whose it is' },
  'src/import': {
    knows: ['src/kernel', 'src/database'],
    why: 'the import loads any declared format: it may not know whose it is',
  },
  'src/http': {
    knows: ['src/kernel', 'src/database', 'src/figures', 'src/import'],
    why: 'the server carries requests: it may not know what they are about',
  },
  'src/web': {
    knows: ['src/kernel'],
    why: 'the shared parts of pages show any figure: they know no capability, and never the server',
  },
  'src/sheets': {
    knows: ['src/kernel', 'src/database', 'src/figures', 'src/import', 'src/http', 'src/web'],
    why: 'a sheet lays out any figures that it is told to ask, a file any records: it knows no capability',
  },
  'src/cli': {
    knows: ['src/kernel', 'src/database', 'src/figures', 'src/import', 'src/http'],
    why: 'the runner of commands knows none of them',
  },
  'src/capability.ts': {
    knows: ['src/kernel', 'src/database', 'src/figures', 'src/import', 'src/http', 'src/cli'],
    why: 'the type of a registration says what a capability brings, and names none',
  },
  'src/capabilities': {
    knows: [
      'src/kernel',
      'src/database',
      'src/figures',
      'src/import',
      'src/http',
      'src/web',
      'src/sheets',
      'src/cli',
      'src/capability.ts',
    ],
    why: 'a capability knows the house, never its wiring (app, main, routes)',
  },
};

/** Records that all others refer to; any capability may import their door. */
const foundations = ['directory', 'catalogue'];

/** Edges between other capabilities, each with its reason. */
export const allowedEdges: Readonly<Record<string, string>> = {
  'activity → staff':
    'a line of time is a person’s: whose posts, teams, leave and holidays say what is due, and nothing is entered twice',
  'activity → accounts':
    'who is late is written to at the address of their account, and other programs know people by it: no register holds it twice',
  'administration → accounts': 'its pages show and change what the accounts hold: people, roles, invitations',
  'training → accounts': 'whoever enrolled an agent of their member is written to when the operator refuses',
  'training → staff': 'the trainers of a session are persons of the register, and run it with the account that is theirs there',
  'administration → staff':
    'the page of an account says whose it is: a person of the register, who fills their own weeks with it',
  'report → budget': 'the draft of an outline lists the chapters that are recorded; figures still come from measures',
  'report → contributions': 'the draft of an outline lists the kinds of contribution that are recorded',
  'report → indicators': 'the draft of an outline lists the indicators that are recorded',
};

const partOf = (path: string) => Object.keys(layers).find((part) => path === part || path.startsWith(`${part}/`));
const capabilityOf = (path: string) => /^src\/capabilities\/([^/]+)\//.exec(path)?.[1];

/** `from → to` when an edge runs between two capabilities. */
export function capabilityEdge(from: string, edge: Import): string | null {
  const [a, b] = [capabilityOf(from), capabilityOf(edge.target)];
  return a === undefined || b === undefined || a === b ? null : `${a} → ${b}`;
}

const layerRules: readonly ImportRule[] = Object.entries(layers).map(([part, { knows, why }]) => ({
  rule: `${part} knows only what stands below it`,
  why,
  forbids: (from, edge) =>
    partOf(from) === part && edge.inHouse && ![part, ...knows].includes(partOf(edge.target) ?? edge.target),
}));

export const importRules: readonly ImportRule[] = [
  ...layerRules,
  {
    rule: 'the kernel uses no package and nothing of the machine',
    why: 'no clock, no disk, no network: what the kernel answers can be tested without any of them',
    forbids: (from, edge) => from.startsWith('src/kernel/') && !edge.inHouse,
  },
  {
    rule: 'a capability is entered by its door alone, `index.ts`',
    why: 'what is behind the door can change without asking anyone',
    forbids: (from, edge) => {
      const owner = capabilityOf(edge.target);
      if (owner === undefined || owner === capabilityOf(from)) return false;
      // Pages have a second, light door: routes and typed addresses are gathered without loading the rest.
      const lightDoor =
        /^src\/(routes|navigation)\.ts$/.test(from) && /^src\/capabilities\/[^/]+\/[^/]+\.(routes|paths)\.ts$/.test(edge.target);
      return edge.target !== `src/capabilities/${owner}/index.ts` && !lightDoor;
    },
  },
  {
    rule: 'capabilities do not lean on each other but on foundations',
    why: 'others’ data comes through measures; an edge that must be is listed above with its reason',
    forbids: (from, edge) => {
      const sideways = capabilityEdge(from, edge);
      return sideways !== null && !foundations.includes(capabilityOf(edge.target) ?? '') && allowedEdges[sideways] === undefined;
    },
  },
  {
    rule: 'what a capability does and keeps does not lean on its pages',
    why: 'pages say what was done in words; its doors to readers and other programs (reader, api) may show what a page shows',
    forbids: (from, edge) =>
      capabilityOf(from) !== undefined &&
      !from.includes('/pages/') &&
      !/\.(reader|api)\.ts$/.test(from) &&
      /^src\/capabilities\/.*\/pages\//.test(edge.target),
  },
  {
    rule: 'code does not lean on tests',
    why: 'what only tests need is not shipped',
    forbids: (_, edge) => edge.inHouse && (isTest(edge.target) || edge.target.startsWith('tests/')),
  },
  {
    rule: 'relative imports name the file that they mean',
    why: 'Node runs these files as they are: it adds no ending',
    forbids: (_, edge) =>
      edge.inHouse && !edge.target.includes('+types/') && !/\.(tsx?|css|json|svg|typ)(\?\w+)?$/.test(edge.target),
  },
];

/** Every edge that a rule forbids, as lines that a person can act on. */
export function broken(rule: ImportRule, files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      file.imports.filter((edge) => rule.forbids(file.path, edge)).map((edge) => `${file.path} imports ${edge.target}`),
    );
}

/** Statements are written in stores, migrations and the database's own folder: everyone else asks a store or a measure. */
export function speaksSqlOutOfPlace(file: SourceFile): boolean {
  const inPlace = file.path.endsWith('.store.ts') || /^src\/database\/|\/migrations\//.test(file.path) || isTest(file.path);
  const drivers = ['pg', 'pg-copy-streams', '@electric-sql/pglite'];
  const speaks = file.imports.some(
    (edge) => !edge.typeOnly && (drivers.includes(edge.target) || (edge.target === 'kysely' && edge.names.includes('sql'))),
  );
  return speaks && !inPlace;
}
