import { notFound, post, view } from '../../../../office/route.ts';
import { type FormErrors, formatDate, type Lang } from '../../../../ui/index.ts';
import { lookForNames } from '../../../people/named.ts';
import { impossibleDay } from '../../../people/possible-days.ts';
import { mustBeNewest, NewerDraft } from '../../draft/newer.ts';
import { findOpenLink, holdLink } from '../../store.ts';
import { again, besideNewer } from '../again.tsx';
import { type Context, findHandIn } from '../find.ts';
import { HandedInPage } from '../handed-in.tsx';
import { isOldEnough, parseIdentity } from '../identity.ts';
import { linkClosed, linkParams } from '../link.ts';
import { type HandIn, handInSchema } from '../schema.ts';
import { handIn } from '../store.ts';
import { texts } from '../texts.ts';

const names = lookForNames(['note']);

const dayOf = ({ releaseDate }: HandIn): Temporal.PlainDate | undefined =>
  releaseDate === '' ? undefined : Temporal.PlainDate.from(releaseDate);

/** A release that has been is asked about: the person is out, or the date is wrong. */
const passedBy = ({
  body,
  clock,
  lang,
}: Pick<Context, 'clock'> & { body: HandIn; lang: Lang }): FormErrors => {
  const day = dayOf(body);
  return day !== undefined && Temporal.PlainDate.compare(day, clock.today()) < 0
    ? { releaseDate: texts[lang].passed(formatDate(lang, day, 'day')) }
    : {};
};

export const handInReferral = post('/refer/:token', {
  access: { who: 'link' },
  params: linkParams,
  body: handInSchema,
  warns: {
    ...names,
    look: async (context) => ({ ...passedBy(context), ...(await names.look(context)) }),
  },
  audit: 'referral.handed-in',
  act: async (context) => {
    const { cases, clock, page, body, house, lang } = context;
    const wrong = (errors: Readonly<Record<string, string>>) =>
      again(context, errors, { ...body, personKnows: 'yes' });
    const born = parseIdentity(body.cpr)?.birthDate;
    if (born !== undefined && !isOldEnough(born, clock.today())) return wrong({ cpr: texts[lang].tooYoung });
    const impossible = impossibleDay(lang, clock.today(), dayOf(body), 'ahead');
    if (impossible !== undefined) return wrong({ releaseDate: impossible });
    const found = await findHandIn(context);
    if (found === undefined) return notFound;
    // A town that was taken off the list while the form was open, or was never on it.
    if (!found.towns.some(({ id }) => id === body.town)) return wrong({ town: texts[lang].noTown });
    const sent = cases.change(
      (result: { referralId: string; number: string; branchId: string }) => ({
        action: 'referral.handed-in',
        subject: result.referralId,
        branchId: result.branchId,
      }),
      async (db) => {
        await holdLink(db);
        const link = await findOpenLink(db, clock.now());
        if (link === undefined || link.state !== 'open') throw linkClosed();
        await mustBeNewest(db, house.secrets, link.id, body.basis);
        const made = await handIn(db, house.secrets, clock.now(), link, body);
        if (made === undefined) throw linkClosed();
        return made;
      },
    );
    try {
      const { number } = await sent;
      return view(<HandedInPage page={page} number={number} link={context.http.req.path} />);
    } catch (error) {
      if (error instanceof NewerDraft)
        return besideNewer(context, error.fields, { ...body, personKnows: 'yes' });
      throw error;
    }
  },
  rejected: async (context, { errors, values }) => again(context, errors, values),
});
