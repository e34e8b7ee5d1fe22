import { get, view } from '../../route.ts';
import { AdministratorPage } from '../administrator/view.tsx';
import { linkIsOpen } from '../link.ts';
import { LinkGonePage } from '../link-gone.tsx';
import { tokenParams } from '../organisation/schema.ts';
import { OrganisationPage } from '../organisation/view.tsx';
import { ownOrganisation } from '../store.ts';

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
