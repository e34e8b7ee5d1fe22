import path from 'node:path';
import { type Import, importsOf } from './imports.ts';

/** A room of the house: which files are in it, and which other rooms they may use. */
export type Room = Readonly<{
  name: string;
  holds: (file: string) => boolean;
  /** Names of rooms; its own is always allowed. */
  uses: readonly string[];
  /** Whether packages from npm and Node's own modules may be used at all. */
  outside: 'nothing' | 'declared';
}>;

const below = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const is =
  (...files: string[]) =>
  (file: string) =>
    files.includes(file);

const doors = (...names: string[]) => is(...names.map((name) => `app/src/doors/${name}.ts`));

const domain = ['stats', 'trial', 'evaluation'];
const ground = ['platform', 'ui', 'office', ...domain];
const allDoors = ['doors', 'study doors', 'behind the doors'];
const app = [...ground, ...allDoors, 'programme', 'study', 'privacy', 'demo', 'islands', 'root'];

/** The first room that holds a file is its room. */
export const rooms: readonly Room[] = [
  // The one part of the statistics that needs Node: threads. Nothing of the rest knows it.
  {
    name: 'stats on threads',
    holds: below('packages/stats/src/parallel'),
    uses: ['stats'],
    outside: 'declared',
  },
  { name: 'stats', holds: below('packages/stats/src'), uses: [], outside: 'nothing' },
  { name: 'trial', holds: below('packages/trial/src'), uses: ['stats'], outside: 'declared' },
  {
    name: 'evaluation',
    holds: below('packages/evaluation/src'),
    uses: ['stats', 'trial'],
    outside: 'declared',
  },
  { name: 'platform', holds: below('app/src/platform'), uses: [], outside: 'declared' },
  { name: 'islands', holds: below('app/src/ui/client'), uses: [], outside: 'nothing' },
  { name: 'ui', holds: below('app/src/ui'), uses: ['platform'], outside: 'declared' },
  {
    name: 'office',
    holds: below('app/src/office'),
    uses: ['platform', 'ui', ...domain],
    outside: 'declared',
  },
  // The two ways between the wings, what comes before them on the study's side, and what nobody else may touch.
  {
    name: 'doors',
    holds: doors('enrol', 'eligibility', 'withdraw'),
    uses: [...ground, ...allDoors],
    outside: 'declared',
  },
  {
    name: 'study doors',
    holds: doors('areas', 'deliver', 'register-list', 'seal', 'study'),
    uses: [...ground, ...allDoors],
    outside: 'declared',
  },
  {
    name: 'behind the doors',
    holds: below('app/src/doors'),
    uses: [...ground, ...allDoors],
    outside: 'declared',
  },
  { name: 'programme', holds: below('app/src/programme'), uses: [...ground, 'doors'], outside: 'declared' },
  {
    name: 'study',
    holds: below('app/src/study'),
    uses: [...ground, 'doors', 'study doors'],
    outside: 'declared',
  },
  // Looks after the rights of those in both wings; it names what the programme holds in the programme's own words.
  { name: 'privacy', holds: below('app/src/privacy'), uses: [...ground, 'programme'], outside: 'declared' },
  // The demo programme fills both wings, as nothing else may.
  { name: 'demo', holds: below('app/src/demo'), uses: app, outside: 'declared' },
  {
    name: 'root',
    holds: (file) => /^app\/(?:src\/(?:commands\/|[^/]+$)|[^/]+$)/u.test(file),
    uses: app,
    outside: 'declared',
  },
  { name: 'bench', holds: below('bench'), uses: [...app, 'stats on threads'], outside: 'declared' },
];

/** Tests of the app may look everywhere in the app; those of a package stay below it, like the package. */
const testRooms: readonly Room[] = [
  {
    name: 'tests of stats',
    holds: below('packages/stats'),
    uses: ['stats', 'stats on threads'],
    outside: 'declared',
  },
  { name: 'tests of trial', holds: below('packages/trial'), uses: ['stats', 'trial'], outside: 'declared' },
  { name: 'tests of evaluation', holds: below('packages/evaluation'), uses: domain, outside: 'declared' },
  { name: 'tests', holds: () => true, uses: [...app, 'tests'], outside: 'declared' },
];

/** Where a package's own name leads. */
const packageFiles: Readonly<Record<string, string>> = {
  '@primus-motor/stats': 'packages/stats/src/index.ts',
  '@primus-motor/stats/parallel': 'packages/stats/src/parallel/index.ts',
  '@primus-motor/trial': 'packages/trial/src/index.ts',
  '@primus-motor/evaluation': 'packages/evaluation/src/index.ts',
};

export type House = Readonly<{
  /** Path from the project's root to source text. */
  files: ReadonlyMap<string, string>;
  isTest: (file: string) => boolean;
  /** Packages from npm that may be used in a file, by the package.json that rules there. */
  declared: (file: string) => ReadonlySet<string>;
}>;

/** Looks at every import of every file. Gives one line per import that the rule forbids, and how much it saw. */
export function checkHouse(
  house: House,
): Readonly<{ problems: readonly string[]; modules: number; imports: number }> {
  const problems: string[] = [];
  let imports = 0;
  for (const [file, source] of house.files) {
    const own = roomOf(file, house);
    if (own === undefined) {
      problems.push(`${file} is in no room of the house`);
      continue;
    }
    for (const found of importsOf(file, source)) {
      imports += 1;
      const problem = problemOf(file, own, found, house);
      if (problem !== undefined) problems.push(`${file}:${found.line} ${problem}`);
    }
  }
  return { problems, modules: house.files.size, imports };
}

function roomOf(file: string, house: House): Room | undefined {
  const plan = house.isTest(file) || /^(?:e2e|scripts)\//u.test(file) ? testRooms : rooms;
  return plan.find((room) => room.holds(file));
}

function problemOf(file: string, own: Room, { specifier }: Import, house: House): string | undefined {
  if (specifier === undefined) return 'imports something that is only known at run time';
  const target = targetOf(file, specifier);
  if (target === undefined) return outsideProblem(file, own, specifier, house);
  if (!house.files.has(target)) {
    // Styles, data and plain scripts have no imports that this rule reads.
    return /\.tsx?$/u.test(target) ? `imports ${specifier}, which is not there` : undefined;
  }
  const other = roomOf(target, house);
  if (other === undefined || other.name === own.name || own.uses.includes(other.name)) return undefined;
  return `(${own.name}) may not use ${target} (${other.name})`;
}

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)).split('?')[0];
  }
  return packageFiles[specifier];
}

function outsideProblem(file: string, own: Room, specifier: string, house: House): string | undefined {
  if (own.outside === 'nothing') return `(${own.name}) may use nothing from outside, not even ${specifier}`;
  if (specifier.startsWith('node:')) return undefined;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return house.declared(file).has(name) ? undefined : `uses ${name}, which its package.json does not declare`;
}
