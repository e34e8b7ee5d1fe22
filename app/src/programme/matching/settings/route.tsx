import { Refused } from '../../../office/refused.ts';
import { get, post, redirect, rejectedForm, view } from '../../../office/route.ts';
import { settingsAccess as access, settingsPage } from './page.tsx';
import { previewSettings } from './preview/route.tsx';
import { rulesOf, settingsSchema } from './schema.ts';
import { addRules, listRules } from './store.ts';
import { texts } from './texts.ts';

export const matchingSettingsRoutes = [
  get('/settings/matching', {
    access,
    reads: 'nothing sensitive',
    show: async (context) => view(await settingsPage(context)),
  }),
  previewSettings,
  post('/settings/matching', {
    access,
    body: settingsSchema,
    audit: 'matching.settings-changed',
    act: async ({ cases, body, viewer, clock, lang }) => {
      const rules = rulesOf(body);
      const { version, weights, limits } = rules;
      await cases.change(
        { action: 'matching.settings-changed', detail: { version, ...weights, ...limits } },
        async (db) => {
          const author = {
            by: viewer.userId,
            now: clock.now(),
            organisationId: viewer.organisation?.id ?? '',
          };
          const newest = (await listRules(db))[0]?.version ?? 0;
          if (newest !== body.basis || !(await addRules(db, rules, author)))
            throw new Refused('changed-meanwhile', { da: texts.da.changed, en: texts.en.changed });
          return { version };
        },
      );
      return redirect('/settings/matching', { kind: 'done', text: texts[lang].saved });
    },
    rejected: async (context, { values, errors }) =>
      rejectedForm(await settingsPage(context, values, errors)),
  }),
];
