import { notFound, post, view } from '../../../../office/route.ts';
import { lookForNames } from '../../../people/named.ts';
import { findOpenLink, holdLink } from '../../store.ts';
import { again } from '../again.tsx';
import { findHandIn } from '../find.ts';
import { HandedInPage } from '../handed-in.tsx';
import { isOldEnough, parseIdentity } from '../identity.ts';
import { linkClosed, linkParams } from '../link.ts';
import { handInSchema } from '../schema.ts';
import { handIn } from '../store.ts';
import { texts } from '../texts.ts';

export const handInReferral = post('/refer/:token', {
  access: { who: 'link' },
  params: linkParams,
  body: handInSchema,
  warns: lookForNames(['note']),
  audit: 'referral.handed-in',
  act: async (context) => {
    const { cases, clock, page, body, house, lang } = context;
    const wrong = (errors: Readonly<Record<string, string>>) =>
      again(context, errors, { ...body, personKnows: 'yes' });
    const born = parseIdentity(body.cpr)?.birthDate;
    if (born !== undefined && !isOldEnough(born, clock.today())) return wrong({ cpr: texts[lang].tooYoung });
    const found = await findHandIn(context);
    if (found === undefined) return notFound;
    // A town that was taken off the list while the form was open, or was never on it.
    if (!found.towns.some(({ id }) => id === body.town)) return wrong({ town: texts[lang].noTown });
    const done = await cases.change(
      (result: { referralId: string; number: string; branchId: string }) => ({
        action: 'referral.handed-in',
        subject: result.referralId,
        branchId: result.branchId,
      }),
      async (db) => {
        await holdLink(db);
        const link = await findOpenLink(db, clock.now());
        if (link === undefined || link.state !== 'open') throw linkClosed();
        const made = await handIn(db, house.secrets, clock.now(), link, body);
        if (made === undefined) throw linkClosed();
        return made;
      },
    );
    return view(<HandedInPage page={page} number={done.number} link={context.http.req.path} />);
  },
  rejected: async (context, { errors, values }) => again(context, errors, values),
});
