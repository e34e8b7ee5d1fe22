import type { NewReleaseDate } from '../release-store.ts';

/** Fields of what was said, to be sent again by the confirmation. */
export const fieldsOf = (
  said: NewReleaseDate & { readonly answer: string },
): Readonly<Record<string, string>> => ({
  answer: said.answer,
  kind: said.kind,
  certainty: said.certainty,
  date: said.date?.toString() ?? '',
  latestDate: said.latestDate?.toString() ?? '',
  source: said.source,
  unknownReason: said.unknownReason ?? '',
  confirmedBy: said.confirmedBy ?? '',
  confirmedOn: said.confirmedOn?.toString() ?? '',
  ...(said.mistaken === true ? { mistaken: 'yes' } : {}),
});
