import { post, redirect, rejectedForm } from '../../../office/route.ts';
import { access } from '../access.ts';
import { conductSchema } from '../schema.ts';
import { conductVersions, publishConduct } from '../store.ts';
import { texts } from '../texts.ts';
import { ConductPage } from '../view.tsx';

/** A new version: what was accepted before stays as it was, and everybody is asked anew. */
export const publishNewConduct = post('/settings/conduct', {
  access,
  body: conductSchema,
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
