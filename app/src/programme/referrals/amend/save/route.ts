import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { basisFor, mustBeAsShown } from '../../../people/basis.ts';
import { parseCpr } from '../../../people/cpr.ts';
import { lookForNames } from '../../../people/named.ts';
import { lockPerson } from '../../../people/store.ts';
import { lockBirthDates, noteDuplicates } from '../../duplicates/store.ts';
import { isOldEnough } from '../../hand-in/identity.ts';
import { findReferral } from '../../store.ts';
import { addCpr, isIdentified } from '../identity.ts';
import { access, amendPage, loadAmended } from '../page.tsx';
import { amendSchema } from '../schema.ts';
import { amendReferral, changesOf, noteCprAdded, shownOf } from '../store.ts';
import { texts } from '../texts.ts';

const cprKnown = () => new Refused('cpr-known', { da: texts.da.cprKnown, en: texts.en.cprKnown });

export const amend = post('/referrals/:id/amend', {
  access,
  params: idParams,
  body: amendSchema,
  warns: lookForNames(['note', 'why']),
  audit: 'referral.amended',
  act: async (context) => {
    const { cases, clock, viewer, body, lang, house } = context;
    const found = await loadAmended(context);
    if (found === undefined) return notFound;
    const { referral, identified, towns } = found;
    const { why: reason, cpr: written, basis, ...amendment } = body;
    const cpr = identified || written === '' ? undefined : parseCpr(written);
    const told = cpr?.birthDate ?? body.birthDate;
    const again = async (errors: Readonly<Record<string, string>>) => {
      const values = { ...body, birthDate: body.birthDate?.toString() ?? '' };
      const shown = await amendPage(context, { errors, values });
      return shown === undefined ? notFound : rejectedForm(shown);
    };
    if (!towns.some(({ id }) => id === body.town)) return again({ town: texts[lang].town });
    if (cpr !== undefined && !cpr.birthDate.equals(body.birthDate ?? cpr.birthDate))
      return again({ cpr: texts[lang].cprDiffers });
    if (told !== undefined && !isOldEnough(told, clock.today()))
      return again({ [cpr === undefined ? 'birthDate' : 'cpr']: texts[lang].tooYoung });
    // A second press of the same form finds what the first one wrote: it is answered below, as the first was.
    const asShown = basisFor(shownOf(referral, identified)) === basis;
    if (asShown && cpr === undefined && changesOf(referral, amendment).length === 0)
      return again({ '': texts[lang].nothing });
    await cases.change(
      ({ changes }: { readonly changes: number }) => ({
        action: 'referral.amended',
        subject: referral.id,
        branchId: referral.branch_id,
        detail: { changes },
      }),
      async (db) => {
        await lockPerson(db, referral.person_id);
        const now = await findReferral(db, referral.id);
        if (now === undefined) throw new Error('the referral is gone');
        mustBeAsShown(basis, shownOf(now, await isIdentified(db, now.person_id)));
        const author = { by: viewer.userId, at: clock.now(), reason };
        const born = cpr?.birthDate ?? amendment.birthDate;
        if (born !== undefined) await lockBirthDates(db, now.organisation_id);
        const changes = await amendReferral(db, now, { ...amendment, birthDate: born }, author);
        if (cpr === undefined) return { changes };
        if (!(await addCpr(db, house.secrets, now, cpr))) throw cprKnown();
        await noteCprAdded(db, now, author);
        await noteDuplicates(db, now.id, author.at);
        return { changes: changes + 1 };
      },
    );
    return redirect(`/referrals/${referral.id}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, { values, errors }) => {
    const shown = await amendPage(context, { values, errors });
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
