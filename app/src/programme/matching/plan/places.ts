import type { Database } from '../../../platform/database/register.ts';
import type { Lang } from '../../../ui/index.ts';
import { missingVolunteers, type PlaceNames } from '../engine/index.ts';
import type { MissingKind } from './store.ts';

/** Names of the places of the organisation; the database gives no others. */
export const placeNames = async (db: Database): Promise<PlaceNames> => {
  const names = new Map<string, string>();
  for (const table of ['office.prison', 'office.town', 'office.branch'] as const)
    for (const { id, name } of await db.selectFrom(table).select(['id', 'name']).execute())
      names.set(id, name);
  const name = (id: string) => names.get(id) ?? '';
  return { prison: name, town: name, branch: name };
};

/** "To arabisktalende mentorer i Aarhus med adgang til Vridsløselille før 1. marts 2027." */
export const missingText = (
  lang: Lang,
  { participants: _, ...kind }: MissingKind,
  names: PlaceNames,
): string => missingVolunteers(lang, { ...kind, seekerIds: [] }, names);
