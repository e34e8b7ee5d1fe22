import { folded } from '../../people/names.ts';
import { wantedNames } from '../wanted-names.ts';

/** So many mentors stand in a list to choose from. */
export const most = 100;

/** Who can be chosen by hand, at most so many: those whose name has one of what was looked for, and who was chosen already. */
export const choosable = <M extends { readonly id: string; readonly name: string }>(
  {
    mentors,
    ranking,
  }: {
    readonly mentors: ReadonlyMap<string, M>;
    readonly ranking: { readonly eligible: readonly { readonly id: string }[] };
  },
  name: string,
  chosen: readonly (string | undefined)[],
): readonly M[] => {
  const wanted = wantedNames(name).map(folded);
  const found = ranking.eligible
    .values()
    .map(({ id }) => mentors.get(id))
    .filter((one) => one !== undefined)
    .filter((one) => wanted.length === 0 || wanted.some((part) => folded(one.name).includes(part)))
    .take(most)
    .toArray();
  const others = chosen.every((id) => id === undefined)
    ? []
    : ranking.eligible.filter(({ id }) => chosen.includes(id) && !found.some((one) => one.id === id));
  return [...others.flatMap(({ id }) => mentors.get(id) ?? []), ...found];
};
