import { post, rejectedForm, view } from '../../../../office/route.ts';
import { placeNames } from '../../plan/places.ts';
import { settingsAccess, settingsPage } from '../page.tsx';
import { fieldsOf, rulesOf, settingsSchema } from '../schema.ts';
import { askEffect, questionOf } from './find.ts';
import { PreviewPage } from './view.tsx';

/** Shows what new numbers would do; changes nothing. */
export const previewSettings = post('/settings/matching/preview', {
  access: settingsAccess,
  body: settingsSchema,
  audit: 'matching.settings-previewed',
  act: async ({ cases, clock, page, body, newRequestId }) => {
    const rules = rulesOf(body);
    const names = await cases.read(placeNames);
    const question = await cases.read((db) => questionOf(db, rules, clock.today()));
    return view(
      <PreviewPage
        page={page}
        effect={await askEffect(question)}
        rules={rules}
        values={fieldsOf(body)}
        names={names}
        requestId={newRequestId}
      />,
    );
  },
  rejected: async (context, { values, errors }) => rejectedForm(await settingsPage(context, values, errors)),
});
