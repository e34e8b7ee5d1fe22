import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { idParams, requiredNote } from '../../mentors/fields.ts';
import { mustNotBeOwn } from '../../own-business.ts';
import { lookForNames } from '../../people/named.ts';
import { access, find } from '../show/find.ts';
import { ConcernPage } from '../show/view.tsx';
import { handleConcern } from '../store.ts';
import { texts } from '../texts.ts';

/** Says what was done; the mentor sees that it is handled. */
export const handleConcernRoute = post('/concerns/:id', {
  access,
  params: idParams,
  body: z.strictObject({
    note: requiredNote('Skriv kort, hvad du har gjort. | Write briefly what you have done.'),
  }),
  warns: lookForNames(['note']),
  audit: 'concern.handled',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const found = await find(context);
    if (found === undefined) return notFound;
    const { concern } = found;
    mustNotBeOwn(concern.raisedBy, viewer.userId);
    const event = { action: 'concern.handled', subject: concern.id, branchId: concern.branchId };
    await cases.change(event, async (db) => {
      const author = { by: viewer.userId, now: clock.now() };
      if (!(await handleConcern(db, concern.id, body.note, author)))
        throw new Refused('concern-handled', { da: texts.da.faster, en: texts.en.faster });
      return {};
    });
    return redirect(`/courses/${concern.courseId}`, { kind: 'done', text: texts[lang].handled });
  },
  rejected: async (context, { errors, values }) => {
    const found = await find(context);
    if (found === undefined) return notFound;
    return rejectedForm(
      <ConcernPage
        page={context.page}
        {...found}
        note={values['note']}
        errors={errors}
        requestId={values['_request'] ?? context.newRequestId}
      />,
    );
  },
});
