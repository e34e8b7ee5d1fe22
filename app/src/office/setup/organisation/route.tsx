import { accountExists } from '../../accounts/store.ts';
import { Refused } from '../../refused.ts';
import { get, post, rejectedForm, view } from '../../route.ts';
import { AdministratorPage } from '../administrator/view.tsx';
import { firstSignIn } from '../first-sign-in.ts';
import { linkIsOpen, useLink } from '../link.ts';
import { LinkGonePage } from '../link-gone.tsx';
import { createAdministrator, createOrganisation, ownOrganisation } from '../store.ts';
import { organisationSchema, tokenParams } from './schema.ts';
import { OrganisationPage } from './view.tsx';

export const emailTaken = {
  da: 'Der er allerede en konto med denne adresse.',
  en: 'There is already an account with this address.',
};

export const linkUsed = new Refused('link-used', {
  da: 'Linket er brugt eller udløbet. Intet er oprettet.',
  en: 'The link has been used or has expired. Nothing was made.',
});

export const setupForm = get('/setup/:token', {
  access: { who: 'anyone' },
  params: tokenParams,
  reads: 'nothing sensitive',
  show: async ({ accounts, clock, page, params: { token } }) => {
    const [open, own] = await accounts.read(async (db) => [
      await linkIsOpen(db, token, clock.now()),
      await ownOrganisation(db),
    ]);
    if (!open) return view(<LinkGonePage page={page} />, 410);
    return own === undefined
      ? view(<OrganisationPage page={page} token={token} />)
      : view(<AdministratorPage page={page} token={token} organisation={own.name} />);
  },
});

export const setUp = post('/setup/:token', {
  access: { who: 'anyone' },
  params: tokenParams,
  body: organisationSchema,
  audit: 'organisation.set-up',
  act: async ({ accounts, clock, page, house, http, say, params: { token }, body }) => {
    if (await accounts.read((db) => accountExists(db, body.email))) {
      const values = { ...body, branches: body.branches.text, prisons: body.prisons.text };
      return rejectedForm(
        <OrganisationPage page={page} token={token} values={values} errors={{ email: say(emailTaken) }} />,
      );
    }
    const passwordHash = await house.accounts.hashPassword(body.password);
    await accounts.change(
      (made: { organisation: string; administrator: string }) => ({
        action: 'organisation.set-up',
        subject: made.organisation,
        organisationId: made.organisation,
        detail: { administrator: made.administrator },
      }),
      async (db) => {
        const now = clock.now();
        if (!(await useLink(db, token, now)) || (await ownOrganisation(db)) !== undefined) throw linkUsed;
        const organisation = await createOrganisation(
          db,
          { name: body.organisation, branches: body.branches.items, prisons: body.prisons.items },
          now,
        );
        const account = { name: body.name, email: body.email, passwordHash };
        return { organisation, administrator: await createAdministrator(db, organisation, account, now) };
      },
    );
    return firstSignIn(house, http, body);
  },
  rejected: async ({ page, params }, { errors, values }) =>
    rejectedForm(<OrganisationPage page={page} token={params.token} values={values} errors={errors} />),
});
