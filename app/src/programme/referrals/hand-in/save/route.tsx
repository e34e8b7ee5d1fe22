import { notFound, post, rejectedForm, view } from '../../../../office/route.ts';
import { findOpenLink, holdLink } from '../../store.ts';
import { type Context, findHandIn } from '../find.ts';
import { HandedInPage } from '../handed-in.tsx';
import { isOldEnough, parseIdentity } from '../identity.ts';
import { linkClosed, linkParams } from '../link.ts';
import { handInSchema } from '../schema.ts';
import { handIn } from '../store.ts';
import { texts } from '../texts.ts';
import { HandInPage } from '../view.tsx';

/** The form once more, with what is wrong. */
const again = async (
  context: Context,
  errors: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
) => {
  const found = await findHandIn(context);
  if (found === undefined) return notFound;
  return rejectedForm(
    <HandInPage
      {...found}
      page={context.page}
      action={context.http.req.path}
      errors={errors}
      values={values}
      requestId={values['_request']}
    />,
  );
};

export const handInReferral = post('/refer/:token', {
  access: { who: 'link' },
  params: linkParams,
  body: handInSchema,
  audit: 'referral.handed-in',
  act: async (context) => {
    const { cases, clock, page, body, house, lang } = context;
    const born = parseIdentity(body.cpr)?.birthDate;
    if (born !== undefined && !isOldEnough(born, clock.today()))
      return again(context, { cpr: texts[lang].tooYoung }, { ...body, personKnows: 'yes' });
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
