import { get, notFound, post, type RouteContext, rejectedForm, view } from '../../../office/route.ts';
import { linkParams } from '../hand-in/link.ts';
import { listTowns } from '../store.ts';
import { LinkAmendPage } from './amend-view.tsx';
import { keepAnswer } from './answer-route.ts';
import { linkPath, loadFollowed } from './page.tsx';
import { amendAnswer, amendable } from './schema.ts';

const access = { who: 'link' } as const;
type Context = Pick<
  RouteContext<{ token: string }, unknown, unknown>,
  'cases' | 'clock' | 'page' | 'params' | 'newRequestId'
>;

const amendPage = async (
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

export const linkAmendForm = get('/refer/:token/amend', {
  access,
  params: linkParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const shown = await amendPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

export const linkAmend = post('/refer/:token/amend', {
  access,
  params: linkParams,
  body: amendAnswer,
  audit: 'referral-link.answered',
  act: async (context) => {
    const { body } = context;
    const fields = Object.fromEntries(
      amendable.filter((name) => body[name] !== '').map((name) => [name, body[name]]),
    );
    return keepAnswer(context, 'amendment', { fields }, body.why);
  },
  rejected: async (context, { errors, values }) => {
    const shown = await amendPage(context, values, errors);
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
