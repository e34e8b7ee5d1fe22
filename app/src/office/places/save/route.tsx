import { post, redirect, rejectedForm } from '../../route.ts';
import { access, placesOf } from '../find.ts';
import { gone } from '../policies.ts';
import { placeSchema } from '../schema.ts';
import { setPosition } from '../store.ts';
import { texts } from '../texts.ts';
import { PlacesPage } from '../view.tsx';

export const savePlace = post('/settings/places', {
  access,
  body: placeSchema,
  audit: 'place.corrected',
  act: async ({ cases, body, lang }) => {
    const { kind, id, north, east } = body;
    await cases.change(
      { action: 'place.corrected', subject: id, detail: { kind, north, east } },
      async (db) => {
        if (!(await setPosition(db, kind, id, { north, east }))) throw gone();
        return {};
      },
    );
    return redirect('/settings/places', { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, { errors, values }) =>
    rejectedForm(
      <PlacesPage page={context.page} places={await placesOf(context)} errors={errors} values={values} />,
    ),
});
