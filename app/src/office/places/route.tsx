import { z } from 'zod';
import { Refused } from '../refused.ts';
import { get, post, type Route, type RouteContext, redirect, rejectedForm, view } from '../route.ts';
import { listPlaces, placeKinds, setPosition, suggestions } from './store.ts';
import { texts } from './texts.ts';
import { PlacesPage } from './view.tsx';

const access = { who: ['programme-lead'], over: 'organisation' } as const;

/** Degrees with a comma or a point, kept to two decimals. */
const degrees = (from: number, to: number, message: string) =>
  z
    .string(message)
    .trim()
    .regex(/^\d{1,2}(?:[.,]\d{1,6})?$/u, message)
    .transform((text) => Math.round(Number(text.replace(',', '.')) * 100) / 100)
    .refine((number) => number >= from && number <= to, message);

const placeSchema = z.strictObject({
  kind: z.enum(placeKinds),
  id: z.uuid(),
  north: degrees(54, 58, 'Skriv et tal fra 54 til 58. | Write a number from 54 to 58.'),
  east: degrees(7.5, 15.5, 'Skriv et tal fra 7,5 til 15,5. | Write a number from 7.5 to 15.5.'),
});

const gone = () => new Refused('place-gone', { da: texts.da.gone, en: texts.en.gone });

const placesOf = ({ cases, viewer }: Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'viewer'>) =>
  cases.read((db) => listPlaces(db, viewer.organisation?.id ?? ''));

const showPlaces = get('/settings/places', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(<PlacesPage page={context.page} places={await placesOf(context)} />),
});

const savePlace = post('/settings/places', {
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

/** Fills in what is empty and known by its name. */
const useKnownPlaces = post('/settings/places/known', {
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

export const placeRoutes: readonly Route[] = [showPlaces, savePlace, useKnownPlaces];
