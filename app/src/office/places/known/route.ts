import { z } from 'zod';
import { post, redirect } from '../../route.ts';
import { access } from '../find.ts';
import { gone } from '../policies.ts';
import { listPlaces, setPosition, suggestions } from '../store.ts';
import { texts } from '../texts.ts';

/** Fills in what is empty and known by its name. */
export const useKnownPlaces = post('/settings/places/known', {
  access,
  body: z.strictObject({}),
  audit: 'place.corrected',
  act: async ({ cases, viewer, lang }) => {
    const done = await cases.change(
      (result: { places: number }) => ({ action: 'place.corrected', detail: result }),
      async (db) => {
        const found = suggestions(await listPlaces(db, viewer.organisation?.id ?? ''));
        for (const { kind, id, position } of found)
          if (!(await setPosition(db, kind, id, position))) throw gone();
        return { places: found.length };
      },
    );
    return redirect('/settings/places', { kind: 'done', text: texts[lang].used(done.places) });
  },
  rejected: async () => redirect('/settings/places'),
});
