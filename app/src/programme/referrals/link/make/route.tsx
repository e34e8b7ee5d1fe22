import { notFound, post, rejectedForm, view } from '../../../../office/route.ts';
import { newToken } from '../../../../platform/secrets.ts';
import { expiryOf } from '../../link-state.ts';
import { addLink, listPrisons } from '../../store.ts';
import { access } from '../access.ts';
import { LinkMadePage } from '../made.tsx';
import { linkSchema } from '../schema.ts';
import { NewLinkPage } from '../view.tsx';

export const makeLink = post('/referral-links/new', {
  access,
  body: linkSchema,
  audit: 'referral-link.made',
  act: async ({ cases, page, viewer, body, clock, house }) => {
    const organisationId = viewer.organisation?.id ?? '';
    const prisons = await cases.read((db) => listPrisons(db, organisationId));
    if (!prisons.some(({ id }) => id === body.prison)) return notFound;
    const { token, hash } = newToken();
    const expiresAt = expiryOf(clock.today());
    const made = await cases.change(
      (link: { id: string; token: string }) => ({ action: 'referral-link.made', subject: link.id }),
      async (db) => {
        const id = await addLink(db, {
          organisationId,
          prisonId: body.prison,
          contactName: body.contactName,
          tokenHash: hash,
          expiresAt,
          createdBy: viewer.userId,
        });
        // Sealed, so that the kept answer to this click is no key to the link.
        return { id, token: house.secrets.seal('link token', token).toString('base64url') };
      },
    );
    const opened = house.secrets.open('link token', Buffer.from(made.token, 'base64url'));
    return view(
      <LinkMadePage page={page} link={`${house.publicUrl}/refer/${opened}`} expiresAt={expiresAt} />,
    );
  },
  rejected: async ({ cases, page, viewer }, { errors, values }) => {
    const prisons = await cases.read((db) => listPrisons(db, viewer.organisation?.id ?? ''));
    return rejectedForm(
      <NewLinkPage
        page={page}
        prisons={prisons}
        errors={errors}
        values={values}
        requestId={values['_request']}
      />,
    );
  },
});
