import { accountExists } from '../../accounts/store.ts';
import { notFound, post, rejectedForm } from '../../route.ts';
import { firstSignIn } from '../first-sign-in.ts';
import { useLink } from '../link.ts';
import { administratorSchema, tokenParams } from '../organisation/schema.ts';
import { emailTaken, linkUsed } from '../refusals.ts';
import { createAdministrator, ownOrganisation } from '../store.ts';
import { AdministratorPage } from './view.tsx';

/** For an organisation whose administrators cannot get in: whoever holds the terminal makes a new one. */
export const addAdministrator = post('/setup/:token/administrator', {
  access: { who: 'anyone' },
  params: tokenParams,
  body: administratorSchema,
  audit: 'organisation.administrator-added',
  act: async ({ accounts, clock, page, house, http, say, params: { token }, body }) => {
    const { own, taken } = await accounts.read(async (db) => ({
      own: await ownOrganisation(db),
      taken: await accountExists(db, body.email),
    }));
    if (own === undefined) return notFound;
    if (taken) {
      const errors = { email: say(emailTaken) };
      return rejectedForm(
        <AdministratorPage page={page} token={token} organisation={own.name} values={body} errors={errors} />,
      );
    }
    const passwordHash = await house.accounts.hashPassword(body.password);
    await accounts.change(
      (made: { administrator: string }) => ({
        action: 'organisation.administrator-added',
        subject: made.administrator,
        organisationId: own.id,
      }),
      async (db) => {
        if (!(await useLink(db, token, clock.now()))) throw linkUsed;
        const account = { name: body.name, email: body.email, passwordHash };
        return { administrator: await createAdministrator(db, own.id, account, clock.now()) };
      },
    );
    return firstSignIn(house, http, body);
  },
  rejected: async ({ accounts, page, params }, { errors, values }) => {
    const own = await accounts.read(ownOrganisation);
    return own === undefined
      ? notFound
      : rejectedForm(
          <AdministratorPage
            page={page}
            token={params.token}
            organisation={own.name}
            values={values}
            errors={errors}
          />,
        );
  },
});
