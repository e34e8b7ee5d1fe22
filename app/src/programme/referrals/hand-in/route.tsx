import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { get, notFound, post, type RouteContext, rejectedForm, view } from '../../../office/route.ts';
import { findOpenLink, handIn, listTowns } from '../store.ts';
import { handInSchema } from './schema.ts';
import { HandedInPage, HandInPage, LinkClosedPage } from './view.tsx';

const params = z.object({ token: z.string().max(100) });
type Context = Pick<RouteContext<{ token: string }, unknown, unknown>, 'cases' | 'clock'>;

const load = ({ cases, clock }: Context) =>
  cases.read(async (db) => {
    const link = await findOpenLink(db, clock.now());
    return link === undefined ? undefined : { link, towns: await listTowns(db, link.organisation_id) };
  });

export const handInForm = get('/refer/:token', {
  access: { who: 'link' },
  params,
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await load(context);
    if (found === undefined) return notFound;
    const { page, newRequestId } = context;
    if (found.link.state !== 'open')
      return view(<LinkClosedPage page={page} state={found.link.state} />, 410);
    return view(
      <HandInPage {...found} page={page} action={context.http.req.path} requestId={newRequestId} />,
    );
  },
});

export const handInReferral = post('/refer/:token', {
  access: { who: 'link' },
  params,
  body: handInSchema,
  audit: 'referral.handed-in',
  act: async ({ cases, clock, page, body, house }) => {
    const done = await cases.change(
      (result: { referralId: string; number: string; branchId: string }) => ({
        action: 'referral.handed-in',
        subject: result.referralId,
        branchId: result.branchId,
      }),
      async (db) => {
        const link = await findOpenLink(db, clock.now());
        if (link === undefined || link.state !== 'open') throw linkClosed();
        const made = await handIn(db, house.secrets, clock.now(), link, body);
        if (made === undefined) throw linkClosed();
        return made;
      },
    );
    return view(<HandedInPage page={page} number={done.number} />);
  },
  rejected: async (context, { errors, values }) => {
    const found = await load(context);
    if (found === undefined) return notFound;
    return rejectedForm(
      <HandInPage
        {...found}
        page={context.page}
        action={context.http.req.path}
        errors={errors}
        values={values}
        requestId={values['_request']}
      />,
    );
  },
});

const linkClosed = () =>
  new Refused('link-closed', {
    da: 'Linket er allerede brugt, eller det er udløbet. Bed koordinatoren om et nyt.',
    en: 'The link has been used or has expired. Ask the coordinator for a new one.',
  });
