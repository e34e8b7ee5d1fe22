import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../../office/route.ts';
import { findPerson } from '../../../people/store.ts';
import { withdrawConsent } from '../../store.ts';
import { access, findHeld, params } from '../find.ts';
import { which, withdrawSchema } from '../schema.ts';
import { WithdrawPage } from '../view.tsx';

const noneHolds = () =>
  new Refused('consent-not-held', {
    da: 'Samtykket er allerede trukket tilbage. Intet er ændret.',
    en: 'The consent has already been withdrawn. Nothing was changed.',
  });

export const withdraw = post('/people/:id/consents/:purpose/withdraw', {
  access,
  params,
  body: withdrawSchema,
  audit: 'consent.withdrawn',
  act: async (context) => {
    const { cases, params, body, clock, say, viewer } = context;
    const { purpose } = params;
    const person = await cases.read((db) => findPerson(db, params.id));
    if (person === undefined) return notFound;
    const found = await findHeld(context, body.consent);
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
    const found = await findHeld(context, which.catch(undefined).parse(values['consent']));
    if (found === undefined) return notFound;
    return rejectedForm(
      <WithdrawPage page={context.page} {...found} purpose={context.params.purpose} errors={errors} />,
    );
  },
});
