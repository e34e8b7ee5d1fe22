import { Refused } from '../../../office/refused.ts';
import type { Rejected, RouteContext } from '../../../office/route.ts';
import { type MentorRecord, ownTowns } from '../store.ts';
import { texts } from './texts.ts';
import { MentorFormPage } from './view.tsx';

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'newRequestId' | 'http'>;

/** The form offers no other town: what comes here is stale or forged. */
export const foreignTown = () =>
  new Refused('foreign-town', { da: texts.da.wrongTown, en: texts.en.wrongTown });

export const showForm = async (context: Context, filled: Rejected, mentor?: MentorRecord) => {
  const towns = await context.cases.read(ownTowns);
  return (
    <MentorFormPage
      page={context.page}
      name={mentor?.name}
      action={context.http.req.path}
      towns={mentor === undefined ? towns : towns.filter((town) => town.branch_id === mentor.branchId)}
      values={filled.values}
      chosen={{
        languages: filled.lists['languages'] ?? [],
        lifeAreas: filled.lists['lifeAreas'] ?? [],
        slots: filled.lists['slots'] ?? [],
      }}
      errors={filled.errors}
      requestId={filled.values['_request'] ?? context.newRequestId}
    />
  );
};
