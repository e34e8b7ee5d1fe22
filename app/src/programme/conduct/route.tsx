import { z } from 'zod';
import { get, post, redirect, rejectedForm, view } from '../../office/route.ts';
import { conductVersions, publishConduct } from './store.ts';
import { texts } from './texts.ts';
import { ConductPage } from './view.tsx';

const access = { who: ['programme-lead'], over: 'organisation' } as const;

const words = (message: string) =>
  z
    .string(message)
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', message)
    .refine((text) => text.length <= 4000, 'Skriv højst 4000 tegn. | Write at most 4000 characters.');

export const showConduct = get('/settings/conduct', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, viewer }) => {
    const versions = await cases.read((db) => conductVersions(db, viewer.organisation?.id ?? ''));
    return view(<ConductPage page={page} versions={versions} />);
  },
});

/** A new version: what was accepted before stays as it was, and everybody is asked anew. */
export const publishNewConduct = post('/settings/conduct', {
  access,
  body: z.strictObject({
    da: words('Skriv reglerne på dansk. | Write the code in Danish.'),
    en: words('Skriv reglerne på engelsk. | Write the code in English.'),
  }),
  audit: 'conduct.published',
  act: async ({ cases, clock, body, viewer, lang }) => {
    const done = await cases.change(
      (result: { version: number }) => ({ action: 'conduct.published', detail: result }),
      async (db) => {
        const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
        return { version: await publishConduct(db, viewer.organisation?.id ?? '', body, author) };
      },
    );
    return redirect('/settings/conduct', { kind: 'done', text: texts[lang].published(done.version) });
  },
  rejected: async ({ cases, page, viewer }, { errors, values }) => {
    const versions = await cases.read((db) => conductVersions(db, viewer.organisation?.id ?? ''));
    return rejectedForm(<ConductPage page={page} versions={versions} errors={errors} values={values} />);
  },
});
