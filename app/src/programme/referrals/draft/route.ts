import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { formatDate } from '../../../ui/index.ts';
import { again, besideNewer } from '../hand-in/again.tsx';
import { linkClosed, linkParams } from '../hand-in/link.ts';
import { texts } from '../hand-in/texts.ts';
import { lastDayOf } from '../link-state.ts';
import { findOpenLink, holdLink } from '../store.ts';
import { mustBeNewest, NewerDraft } from './newer.ts';
import { saveDraft } from './store.ts';

const typed = z.string().max(10_000).default('');

/** Whatever was typed so far: nothing is asked of it but its size. */
const draftSchema = z.strictObject({
  name: typed,
  cpr: typed,
  language: typed,
  personKnows: typed,
  town: typed,
  certainty: typed,
  releaseDate: typed,
  whyUnknown: typed,
  kind: typed,
  referrerName: typed,
  referrerContact: typed,
  note: typed,
  basis: typed,
});

/** Keeps what was typed behind the link, so that it can be gone on with elsewhere. */
export const keepDraft = post('/refer/:token/draft', {
  access: { who: 'link' },
  params: linkParams,
  body: draftSchema,
  audit: 'referral.draft-saved',
  act: async (context) => {
    const { cases, clock, body, house, http, lang } = context;
    const { basis, ...fields } = body;
    const link = await cases.read((db) => findOpenLink(db, clock.now()));
    if (link === undefined) return notFound;
    if (link.state !== 'open') throw linkClosed();
    try {
      await cases.change({ action: 'referral.draft-saved', subject: link.id }, async (db) => {
        await holdLink(db);
        await mustBeNewest(db, house.secrets, link.id, basis);
        await saveDraft(db, house.secrets, link, fields, clock.now());
        return { link: link.id };
      });
    } catch (error) {
      if (error instanceof NewerDraft) return besideNewer(context, error.fields, body);
      throw error;
    }
    const lastDay = formatDate(lang, lastDayOf(link.expires_at));
    return redirect(http.req.path.replace(/\/draft$/u, ''), {
      kind: 'done',
      text: texts[lang].kept(lastDay),
    });
  },
  rejected: async (context, { errors, values }) => again(context, errors, values),
});
