import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, authorOf, loadCare } from '../../care/page.tsx';
import { setContactRule } from '../../care/store.ts';
import { lookForNames } from '../../named.ts';
import { lockPerson } from '../../store.ts';
import { returnForm } from '../page.tsx';
import { contactRuleSchema } from '../schema.ts';
import { texts } from '../texts.ts';

export const setContactRuleRoute = post('/people/:id/contact-rule', {
  access,
  params: idParams,
  body: contactRuleSchema,
  warns: lookForNames(['when', 'notTo']),
  audit: 'person.contact-rule-set',
  act: async (context) => {
    const { cases, body, lang } = context;
    const found = await loadCare(context);
    if (found === undefined) return notFound;
    const { person } = found;
    await cases.change(
      (result: { ruleId: string }) => ({
        action: 'person.contact-rule-set',
        subject: person.id,
        branchId: person.branch_id,
        detail: { voicemail: body.voicemail, ...result },
      }),
      async (db) => {
        await lockPerson(db, person.id);
        const rule = { ...body, voicemail: body.voicemail === 'yes' };
        return { ruleId: await setContactRule(db, person, rule, authorOf(context)) };
      },
    );
    return redirect(`/people/${person.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: returnForm,
});
