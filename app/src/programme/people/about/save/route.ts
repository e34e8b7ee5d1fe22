import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, loadCare } from '../../care/page.tsx';
import { correctAbout } from '../../care/store.ts';
import { namesIn } from '../../names.ts';
import { lockPerson } from '../../store.ts';
import { returnForm } from '../page.tsx';
import { aboutSchema } from '../schema.ts';
import { texts } from '../texts.ts';

export const correctAboutRoute = post('/people/:id/about', {
  access,
  params: idParams,
  body: aboutSchema,
  audit: 'person.about-corrected',
  act: async (context) => {
    const { cases, body, lang } = context;
    const found = await loadCare(context);
    if (found === undefined) return notFound;
    const { person } = found;
    if (namesIn(body.alias, [person.name]).length > 0) {
      const values = { ...body, interpreter: body.interpreter ?? '', aloud: body.aloud ?? '' };
      return returnForm(context, { errors: { alias: texts[lang].aliasIsName }, values, lists: {} });
    }
    const about = {
      alias: body.alias,
      phone: body.phone,
      language: body.language,
      interpreter: body.interpreter === 'yes',
      readsDanish: body.aloud !== 'yes',
    };
    const event = {
      action: 'person.about-corrected',
      subject: person.id,
      branchId: person.branch_id,
      detail: { interpreter: about.interpreter, readsDanish: about.readsDanish, alias: about.alias !== '' },
    };
    await cases.change(event, async (db) => {
      await lockPerson(db, person.id);
      await correctAbout(db, person.id, about);
      return {};
    });
    return redirect(`/people/${person.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: returnForm,
});
