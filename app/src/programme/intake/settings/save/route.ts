import { Refused } from '../../../../office/refused.ts';
import { post, redirect, rejectedForm } from '../../../../office/route.ts';
import { addRule, listRules } from '../../store.ts';
import { access, settingsPage } from '../page.tsx';
import { settingsSchema } from '../schema.ts';
import { texts } from '../texts.ts';

const changedMeanwhile = () =>
  new Refused('changed-meanwhile', { da: texts.da.changed, en: texts.en.changed });

export const saveIntakeSettings = post('/settings/intake', {
  access,
  body: settingsSchema,
  audit: 'intake.rule-set',
  act: async ({ cases, body: { basis, ...numbers }, viewer, clock, lang }) => {
    const version = basis + 1;
    await cases.change({ action: 'intake.rule-set', detail: { version, ...numbers } }, async (db) => {
      const author = {
        by: viewer.userId,
        at: clock.now(),
        organisationId: viewer.organisation?.id ?? '',
      };
      const newest = (await listRules(db))[0]?.version ?? 0;
      if (newest !== basis || !(await addRule(db, { version, ...numbers }, author))) throw changedMeanwhile();
      return { version };
    });
    return redirect('/settings/intake', { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, { values, errors }) => rejectedForm(await settingsPage(context, values, errors)),
});
