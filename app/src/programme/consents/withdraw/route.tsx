import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { findPerson } from '../../people/store.ts';
import { latestOf, manners, purposes } from '../consent.ts';
import { consentsOf, withdrawConsent } from '../store.ts';
import { WithdrawPage } from './view.tsx';

const noneHolds = () =>
  new Refused('consent-not-held', {
    da: 'Samtykket er allerede trukket tilbage. Intet er ændret.',
    en: 'The consent has already been withdrawn. Nothing was changed.',
  });

/** Where several authorities are named, which of the consents; without it the first that holds. */
const which = z.uuid().optional();
const params = z.object({ id: z.uuid(), purpose: z.enum(purposes) });
const access = { who: ['coordinator'], over: 'branch', subject: 'person' } as const;

type Context = Pick<RouteContext<z.output<typeof params>, unknown, unknown>, 'cases' | 'params'>;

const load = ({ cases, params: { id, purpose } }: Context, wanted: string | undefined) =>
  cases.read(async (db) => {
    const person = await findPerson(db, id);
    const consents = person === undefined ? [] : await consentsOf(db, id);
    const standing = latestOf(consents, purpose).filter((one) => one.withdrawn_on === null);
    const consent = standing.find((one) => wanted === undefined || one.id === wanted);
    if (person === undefined || consent === undefined) return undefined;
    return { person, consent, others: standing.filter((one) => one !== consent) };
  });

export const withdrawForm = get('/people/:id/consents/:purpose/withdraw', {
  access,
  params,
  query: z.object({ consent: which.catch(undefined) }),
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await load(context, context.query.consent);
    if (found === undefined) return notFound;
    return view(<WithdrawPage page={context.page} {...found} purpose={context.params.purpose} />);
  },
});

export const withdraw = post('/people/:id/consents/:purpose/withdraw', {
  access,
  params,
  body: z.strictObject({
    consent: which,
    how: z.enum(manners, 'Vælg, hvordan det er sagt. | Choose how it was said.'),
  }),
  audit: 'consent.withdrawn',
  act: async (context) => {
    const { cases, params, body, clock, say, viewer } = context;
    const { purpose } = params;
    const person = await cases.read((db) => findPerson(db, params.id));
    if (person === undefined) return notFound;
    const found = await load(context, body.consent);
    const event = {
      action: 'consent.withdrawn',
      subject: params.id,
      branchId: person.branch_id,
      detail: { purpose, how: body.how },
    };
    await cases.change(event, async (db) => {
      const withdrawal = { on: clock.today(), how: body.how, by: viewer.userId };
      const done =
        found !== undefined &&
        (await withdrawConsent(db, person, { id: found.consent.id, purpose }, withdrawal));
      if (!done) throw noneHolds();
      return { id: params.id };
    });
    return redirect(`/people/${params.id}#consents`, {
      kind: 'done',
      text: say({ da: 'Samtykket er trukket tilbage.', en: 'The consent is withdrawn.' }),
    });
  },
  rejected: async (context, { errors, values }) => {
    const found = await load(context, which.catch(undefined).parse(values['consent']));
    if (found === undefined) return notFound;
    return rejectedForm(
      <WithdrawPage page={context.page} {...found} purpose={context.params.purpose} errors={errors} />,
    );
  },
});
