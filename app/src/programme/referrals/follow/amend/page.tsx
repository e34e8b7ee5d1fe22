import type { RouteContext } from '../../../../office/route.ts';
import { listTowns } from '../../store.ts';
import { linkPath, loadFollowed } from '../page.tsx';
import { LinkAmendPage } from './view.tsx';

export const access = { who: 'link' } as const;

type Context = Pick<
  RouteContext<{ token: string }, unknown, unknown>,
  'cases' | 'clock' | 'page' | 'params' | 'newRequestId'
>;

export const amendPage = async (
  context: Context,
  values: Readonly<Record<string, string>> = {},
  errors: Readonly<Record<string, string>> = {},
) => {
  const referral = await loadFollowed(context);
  if (referral === undefined || !['new', 'accepted'].includes(referral.state)) return undefined;
  const towns = await context.cases.read((db) => listTowns(db, referral.organisationId));
  return (
    <LinkAmendPage
      page={context.page}
      path={linkPath(context)}
      number={referral.number}
      towns={towns}
      values={values}
      errors={errors}
      requestId={values['_request'] ?? context.newRequestId}
    />
  );
};
