import type { RouteContext } from '../../../office/route.ts';
import type { FormErrors } from '../../../ui/index.ts';
import { findFollowed } from './store.ts';
import { FollowPage } from './view.tsx';

type Context = Pick<
  RouteContext<{ token: string }, unknown, unknown>,
  'cases' | 'clock' | 'page' | 'params' | 'newRequestId'
>;

/** What is wrong with which form, and what was written in it. */
export interface Returned {
  readonly form: string;
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
}

export const loadFollowed = ({ cases, clock }: Pick<Context, 'cases' | 'clock'>) =>
  cases.read((db) => findFollowed(db, clock.today()));

export const linkPath = ({ params }: Pick<Context, 'params'>): string => `/refer/${params.token}`;

/** The page behind a link that has been handed in; undefined when it is followed no more. */
export const followPage = async (
  context: Pick<Context, 'cases' | 'clock' | 'page' | 'newRequestId'> & {
    readonly http: { readonly req: { readonly path: string } };
  },
  returned?: Returned,
) => {
  const referral = await loadFollowed(context);
  if (referral === undefined) return undefined;
  return (
    <FollowPage
      page={context.page}
      path={context.http.req.path.split('/').slice(0, 3).join('/')}
      referral={referral}
      today={context.clock.today()}
      returned={returned}
    />
  );
};
