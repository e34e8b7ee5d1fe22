import type { Draft } from './draft.ts';
import type { Area } from './types.ts';

/** Six branches serving eight towns; the first town of a branch names it. */
const BRANCHES: readonly Readonly<{ key: string; name: string; area: Area; towns: readonly string[] }>[] = [
  { key: 'aalborg', name: 'Aalborg', area: 'west', towns: ['Aalborg'] },
  { key: 'aarhus', name: 'Aarhus', area: 'west', towns: ['Aarhus'] },
  { key: 'esbjerg', name: 'Esbjerg', area: 'west', towns: ['Esbjerg'] },
  { key: 'odense', name: 'Odense', area: 'east', towns: ['Odense'] },
  {
    key: 'vejle',
    name: 'Vejle, Fredericia og Kolding',
    area: 'west',
    towns: ['Vejle', 'Fredericia', 'Kolding'],
  },
  { key: 'koebenhavn', name: 'København', area: 'east', towns: ['København'] },
];

/** Prisons as places; the kind is the main one. The third column is the area whose people mostly serve there. */
const PRISONS: readonly (readonly [name: string, kind: 'open' | 'closed', area: Area])[] = [
  ['Enner Mark', 'closed', 'west'],
  ['Nørre Snede', 'open', 'west'],
  ['Sdr. Omme', 'open', 'west'],
  ['Renbæk', 'open', 'west'],
  ['Nyborg', 'closed', 'east'],
  ['Storstrøm', 'closed', 'east'],
  ['Vridsløselille', 'closed', 'east'],
  ['Horserød', 'open', 'east'],
];
/** Where women serve in the demo. */
const WOMENS_PRISON = 'Jyderup';

export function writePlaces(draft: Draft): void {
  for (const branch of BRANCHES) {
    const branchId = draft.id('branch', branch.key);
    draft.branches.push({ id: branchId, key: branch.key, name: branch.name, area: branch.area });
    for (const name of branch.towns) draft.towns.push({ id: draft.id('town', name), branchId, name });
  }
  for (const [name, kind] of PRISONS) draft.prisons.push({ id: draft.id('prison', name), name, kind });
  draft.prisons.push({ id: draft.id('prison', WOMENS_PRISON), name: WOMENS_PRISON, kind: 'open' });
}

/** The prisons a person of the area may serve in. */
export function prisonIds(draft: Draft, area: Area, woman: boolean): string[] {
  const names = woman
    ? [WOMENS_PRISON]
    : PRISONS.filter((prison) => prison[2] === area).map(([name]) => name);
  return names.map((name) => draft.id('prison', name));
}
