import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { mustBeAsShown } from '../../basis.ts';
import { access, caredFor, loadCare } from '../../care/page.tsx';
import { correctAbout } from '../../care/store.ts';
import { leadsTo } from '../../names.ts';
import { lockPerson } from '../../store.ts';
import { returnForm, shownAbout } from '../page.tsx';
import { aboutSchema } from '../schema.ts';
import { texts } from '../texts.ts';

export const correctAboutRoute = post('/people/:id/about', {
  access,
  params: idParams,
  body: aboutSchema,
  audit: 'person.about-corrected',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const found = await loadCare(context);
    if (found === undefined) return notFound;
    const { person } = found;
    if (leadsTo(body.alias, person.name)) {
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
      const now = await caredFor(db, person.id, clock.today());
      if (now === undefined) throw new Error('the person went away');
      mustBeAsShown(body.basis, shownAbout(now));
      await correctAbout(db, person.id, about);
      return {};
    });
    return redirect(`/people/${person.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: returnForm,
});
