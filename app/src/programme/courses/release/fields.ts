import type { NewReleaseDate } from '../release-store.ts';

/** Fields of what was said, to be sent again by the confirmation. */
export const fieldsOf = (said: NewReleaseDate): Readonly<Record<string, string>> => ({
  kind: said.kind,
  certainty: said.certainty,
  date: said.date?.toString() ?? '',
  latestDate: said.latestDate?.toString() ?? '',
  source: said.source,
  unknownReason: said.unknownReason ?? '',
  ...(said.mistaken === true ? { mistaken: 'yes' } : {}),
});
