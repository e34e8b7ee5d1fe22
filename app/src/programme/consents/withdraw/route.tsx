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
import { manners, purposes } from '../consent.ts';
import { consentsOf, withdrawConsent } from '../store.ts';
import { WithdrawPage } from './view.tsx';

const noneHolds = () =>
  new Refused('consent-not-held', {
    da: 'Samtykket er allerede trukket tilbage. Intet er ændret.',
    en: 'The consent has already been withdrawn. Nothing was changed.',
  });

const params = z.object({ id: z.uuid(), purpose: z.enum(purposes) });
const access = { who: ['coordinator'], over: 'branch', subject: 'person' } as const;

type Context = Pick<RouteContext<z.output<typeof params>, unknown, unknown>, 'cases' | 'params'>;

const load = ({ cases, params: { id, purpose } }: Context) =>
  cases.read(async (db) => {
    const person = await findPerson(db, id);
    const consents = person === undefined ? [] : await consentsOf(db, id);
    const consent = consents.find((one) => one.purpose === purpose && one.withdrawn_on === null);
    return person === undefined || consent === undefined ? undefined : { person, consent };
  });

export const withdrawForm = get('/people/:id/consents/:purpose/withdraw', {
  access,
  params,
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await load(context);
    if (found === undefined) return notFound;
    return view(<WithdrawPage page={context.page} {...found} purpose={context.params.purpose} />);
  },
});

export const withdraw = post('/people/:id/consents/:purpose/withdraw', {
  access,
  params,
  body: z.strictObject({ how: z.enum(manners, 'Vælg, hvordan det er sagt. | Choose how it was said.') }),
  audit: 'consent.withdrawn',
  act: async (context) => {
    const { cases, params, body, clock, say } = context;
    const person = await cases.read((db) => findPerson(db, params.id));
    if (person === undefined) return notFound;
    const event = {
      action: 'consent.withdrawn',
      subject: params.id,
      branchId: person.branch_id,
      detail: { purpose: params.purpose, how: body.how },
    };
    await cases.change(event, async (db) => {
      const withdrawal = { purpose: params.purpose, on: clock.today(), how: body.how };
      if (!(await withdrawConsent(db, params.id, withdrawal))) throw noneHolds();
      return { id: params.id };
    });
    return redirect(`/people/${params.id}#consents`, {
      kind: 'done',
      text: say({ da: 'Samtykket er trukket tilbage.', en: 'The consent is withdrawn.' }),
    });
  },
  rejected: async (context, { errors }) => {
    const found = await load(context);
    if (found === undefined) return notFound;
    return rejectedForm(
      <WithdrawPage page={context.page} {...found} purpose={context.params.purpose} errors={errors} />,
    );
  },
});
