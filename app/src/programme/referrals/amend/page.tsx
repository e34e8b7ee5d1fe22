import { whoChanges } from '../../../office/fields.ts';
import type { RouteContext } from '../../../office/route.ts';
import { findReferral, listTowns } from '../store.ts';
import { isIdentified } from './identity.ts';
import { AmendPage } from './view.tsx';

export const access = {
  who: whoChanges(['coordinator'], 'name', 'birthDate', 'cpr', 'referralNote'),
  over: 'branch',
  subject: 'referral',
} as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'params' | 'page' | 'newRequestId'
>;

export const loadAmended = ({ cases, params }: Context) =>
  cases.read(async (db) => {
    const referral = await findReferral(db, params.id);
    if (referral === undefined) return undefined;
    const towns = (await listTowns(db, referral.organisation_id)).filter(
      (town) => town.branch_id === referral.branch_id || town.id === referral.town_id,
    );
    return { referral, towns, identified: await isIdentified(db, referral.person_id) };
  });

export const amendPage = async (
  context: Context,
  returned: {
    readonly values?: Readonly<Record<string, string>>;
    readonly errors?: Readonly<Record<string, string>>;
  } = {},
) => {
  const found = await loadAmended(context);
  if (found === undefined) return undefined;
  const requestId = returned.values?.['_request'] ?? context.newRequestId;
  return <AmendPage page={context.page} {...found} {...returned} requestId={requestId} />;
};
