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
import { idParams } from '../../mentors/fields.ts';
import { parseCpr } from '../../people/cpr.ts';
import { lockPerson } from '../../people/store.ts';
import { lockBirthDate, noteDuplicates } from '../duplicates/store.ts';
import { findReferral, listTowns } from '../store.ts';
import { addCpr, isIdentified } from './identity.ts';
import { amendSchema } from './schema.ts';
import { amendReferral, changesOf, noteCprAdded } from './store.ts';
import { texts } from './texts.ts';
import { AmendPage } from './view.tsx';

const access = { who: ['coordinator'], over: 'branch', subject: 'referral' } as const;
type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'params' | 'page' | 'newRequestId'
>;

const load = ({ cases, params }: Context) =>
  cases.read(async (db) => {
    const referral = await findReferral(db, params.id);
    if (referral === undefined) return undefined;
    const towns = (await listTowns(db, referral.organisation_id)).filter(
      (town) => town.branch_id === referral.branch_id || town.id === referral.town_id,
    );
    return { referral, towns, identified: await isIdentified(db, referral.person_id) };
  });

const amendPage = async (
  context: Context,
  returned: {
    readonly values?: Readonly<Record<string, string>>;
    readonly errors?: Readonly<Record<string, string>>;
  } = {},
) => {
  const found = await load(context);
  if (found === undefined) return undefined;
  const requestId = returned.values?.['_request'] ?? context.newRequestId;
  return <AmendPage page={context.page} {...found} {...returned} requestId={requestId} />;
};

export const amendForm = get('/referrals/:id/amend', {
  access,
  params: idParams,
  reads: 'referral.read',
  show: async (context) => {
    const shown = await amendPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

const cprKnown = () => new Refused('cpr-known', { da: texts.da.cprKnown, en: texts.en.cprKnown });

export const amend = post('/referrals/:id/amend', {
  access,
  params: idParams,
  body: amendSchema,
  audit: 'referral.amended',
  act: async (context) => {
    const { cases, clock, viewer, body, lang, house } = context;
    const found = await load(context);
    if (found === undefined) return notFound;
    const { referral, identified, towns } = found;
    const { why: reason, cpr: written, ...amendment } = body;
    const cpr = identified || written === '' ? undefined : parseCpr(written);
    const again = async (errors: Readonly<Record<string, string>>) => {
      const values = { ...body, birthDate: body.birthDate?.toString() ?? '' };
      const shown = await amendPage(context, { errors, values });
      return shown === undefined ? notFound : rejectedForm(shown);
    };
    if (!towns.some(({ id }) => id === body.town)) return again({ town: texts[lang].town });
    if (cpr !== undefined && !cpr.birthDate.equals(body.birthDate ?? cpr.birthDate))
      return again({ cpr: texts[lang].cprDiffers });
    if (cpr === undefined && changesOf(referral, amendment).length === 0)
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
        const author = { by: viewer.userId, at: clock.now(), reason };
        const born = cpr?.birthDate ?? amendment.birthDate;
        if (born !== undefined) await lockBirthDate(db, now.organisation_id, born);
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
