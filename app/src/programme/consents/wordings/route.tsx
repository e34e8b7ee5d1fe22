import { Refused } from '../../../office/refused.ts';
import { get, post, redirect, rejectedForm, view } from '../../../office/route.ts';
import { currentWording } from '../wordings.ts';
import { wordingSchema } from './schema.ts';
import { addWording, wordingsFor } from './store.ts';
import { WordingsPage } from './view.tsx';

const access = { who: ['programme-lead'], over: 'organisation' } as const;
const path = '/settings/consents';

const faster = () =>
  new Refused('wording-faster', {
    da: 'En anden har netop tilføjet en ny tekst. Din er ikke gemt. Læs den nye først.',
    en: 'Somebody else has just added a new text. Yours was not saved. Read the new one first.',
  });

export const showWordings = get(path, {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page }) =>
    view(<WordingsPage page={page} wordings={await cases.read(wordingsFor)} />),
});

/** A new wording of one purpose: consents that were given keep the words they were given to. */
export const addConsentWording = post(path, {
  access,
  body: wordingSchema,
  audit: 'consent-text.added',
  act: async ({ cases, body, viewer, clock, say }) => {
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    await cases.change(
      (added: { version: number }) => ({
        action: 'consent-text.added',
        detail: { purpose: body.purpose, version: added.version },
      }),
      async (db) => {
        const version = currentWording(await wordingsFor(db), body.purpose).version + 1;
        const added = await addWording(db, viewer.organisation?.id ?? '', { ...body, version }, author);
        if (!added) throw faster();
        return { version };
      },
    );
    const text = say({
      da: 'Den nye tekst gælder fra nu. Givne samtykker beholder deres ord.',
      en: 'The new text holds from now. Consents that were given keep their words.',
    });
    return redirect(path, { kind: 'done', text });
  },
  rejected: async ({ cases, page }, returned) =>
    rejectedForm(<WordingsPage page={page} wordings={await cases.read(wordingsFor)} returned={returned} />),
});
