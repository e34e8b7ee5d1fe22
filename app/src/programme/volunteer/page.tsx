import type { Rejected, RouteContext } from '../../office/route.ts';
import { volunteerTowns } from './store.ts';
import { VolunteerPage } from './view.tsx';

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page'>;

/** Whose form it is: said on top, above all when everything there is invented. */
export const pageOf = (
  { page }: Context,
  towns: Awaited<ReturnType<typeof volunteerTowns>>,
): Context['page'] => {
  const [first] = towns;
  if (first === undefined || towns.some((town) => town.organisation_id !== first.organisation_id))
    return page;
  return { ...page, organisation: { name: first.organisation, demo: first.demo } };
};

export const volunteerPage = async (context: Context, filled?: Rejected) => {
  const towns = await context.cases.read(volunteerTowns);
  return (
    <VolunteerPage
      page={pageOf(context, towns)}
      towns={towns}
      {...(filled === undefined
        ? {}
        : {
            errors: filled.errors,
            values: filled.values,
            chosen: filled.lists['languages'] ?? [],
            requestId: filled.values['_request'],
          })}
    />
  );
};
