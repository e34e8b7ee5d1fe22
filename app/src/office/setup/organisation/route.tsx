import { accountExists } from '../../accounts/store.ts';
import { post, rejectedForm } from '../../route.ts';
import { firstSignIn } from '../first-sign-in.ts';
import { useLink } from '../link.ts';
import { emailTaken, linkUsed } from '../refusals.ts';
import { createAdministrator, createOrganisation, ownOrganisation } from '../store.ts';
import { organisationSchema, tokenParams } from './schema.ts';
import { OrganisationPage } from './view.tsx';

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
