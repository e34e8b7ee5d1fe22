import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { knownPosition, type Position } from './known.ts';

export const placeKinds = ['town', 'prison'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export interface Place {
  readonly kind: PlaceKind;
  readonly id: string;
  readonly name: string;
  readonly position: Position | undefined;
}

const listOf = async (db: Database, kind: PlaceKind, organisationId: string): Promise<readonly Place[]> => {
  const rows = await db
    .selectFrom(kind === 'town' ? 'office.town' : 'office.prison')
    .select(['id', 'name', 'latitude', 'longitude'])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();
  return rows.map(({ id, name, latitude, longitude }) => ({
    kind,
    id,
    name,
    position: latitude === null || longitude === null ? undefined : { north: latitude, east: longitude },
  }));
};

/** Towns and prisons of an organisation, each kind in Danish order. */
export const listPlaces = async (db: Database, organisationId: string): Promise<readonly Place[]> => [
  ...(await listOf(db, 'town', organisationId)),
  ...(await listOf(db, 'prison', organisationId)),
];

/** Writes where a place lies. False when it is not the viewer's to say. */
export const setPosition = async (
  db: Database,
  kind: PlaceKind,
  id: string,
  { north, east }: Position,
): Promise<boolean> => {
  const done =
    kind === 'town'
      ? await sql<{ done: boolean }>`
          select office.place_town(${id}::uuid, ${north}::double precision, ${east}::double precision) done`.execute(
          db,
        )
      : await sql<{ done: boolean }>`
          select office.place_prison(${id}::uuid, ${north}::double precision, ${east}::double precision) done`.execute(
          db,
        );
  return done.rows[0]?.done === true;
};

/** Places without a position whose name is known. */
export const suggestions = (places: readonly Place[]): readonly (Place & { readonly position: Position })[] =>
  places.flatMap((place) => {
    const position = place.position === undefined ? knownPosition(place.name) : undefined;
    return position === undefined ? [] : [{ ...place, position }];
  });
