import { notFound, post, type Reply, rejectedForm } from '../../../../../office/route.ts';
import { lookForNames } from '../../../../people/named.ts';
import { linkParams } from '../../../hand-in/link.ts';
import { listTowns } from '../../../store.ts';
import { keepAnswer } from '../../answer.ts';
import { loadFollowed } from '../../page.tsx';
import { amendAnswer, amendable } from '../../schema.ts';
import { texts } from '../../texts.ts';
import { access, amendPage } from '../page.tsx';

const again = async (...form: Parameters<typeof amendPage>): Promise<Reply> => {
  const shown = await amendPage(...form);
  return shown === undefined ? notFound : rejectedForm(shown);
};

export const linkAmend = post('/refer/:token/amend', {
  access,
  params: linkParams,
  body: amendAnswer,
  warns: lookForNames(['note', 'why']),
  audit: 'referral-link.answered',
  act: async (context) => {
    const { body, cases, lang } = context;
    if (body.town !== '') {
      const referral = await loadFollowed(context);
      const towns =
        referral === undefined ? [] : await cases.read((db) => listTowns(db, referral.organisationId));
      if (!towns.some(({ id }) => id === body.town))
        return again(context, body, { town: texts[lang].noTown });
    }
    const fields = Object.fromEntries(
      amendable.filter((name) => body[name] !== '').map((name) => [name, body[name]]),
    );
    return keepAnswer(context, 'amendment', { fields }, body.why);
  },
  rejected: async (context, { errors, values }) => again(context, values, errors),
});
