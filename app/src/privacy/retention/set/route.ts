import { Refused } from '../../../office/refused.ts';
import { post, redirect, rejectedForm } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { daysAhead } from '../policy.ts';
import { retentionPage } from '../show/page.tsx';
import { addPolicy } from '../store.ts';
import { texts } from '../texts.ts';
import { policySchema } from './schema.ts';

export const setPolicy = post('/privacy/retention', {
  access: guardians,
  body: policySchema,
  audit: 'retention.policy-set',
  act: async (context) => {
    const { privacy, body, viewer, clock, lang } = context;
    const { validFrom, ...periods } = body;
    const earliest = clock.today().add({ days: daysAhead });
    if (Temporal.PlainDate.compare(validFrom, earliest) < 0) {
      const values = Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, String(value ?? '')]),
      );
      return rejectedForm(
        await retentionPage(context, { values, errors: { validFrom: texts[lang].tooSoon } }),
      );
    }
    const detail = { validFrom: validFrom.toString(), ...periods };
    await privacy.change(
      ({ version }: { readonly version: number }) => ({
        action: 'retention.policy-set',
        detail: { version, ...detail },
      }),
      async (db) => {
        const policy = { organisationId: viewer.organisation?.id ?? '', validFrom, periods };
        const version = await addPolicy(db, policy, { by: viewer.userId, now: clock.now() });
        if (version === undefined)
          throw new Refused('policy-faster', { da: texts.da.faster, en: texts.en.faster });
        return { version };
      },
    );
    return redirect('/privacy/retention', { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, filled) => rejectedForm(await retentionPage(context, filled)),
});
