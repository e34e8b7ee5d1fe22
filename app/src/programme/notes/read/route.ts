import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { markRead, notesAtOnce } from '../store.ts';
import { texts } from '../texts.ts';

const contacts = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(notesAtOnce)]);

/** One or all of the page; what is not the viewer's to read is left out. */
export const readNotes = post('/notes', {
  access: { who: ['coordinator'], over: 'organisation' },
  body: z.strictObject({ contact: contacts, thanked: z.enum(['yes', 'no']) }),
  audit: 'contact.read-noted',
  act: async ({ cases, clock, viewer, body, lang }) => {
    const { marked } = await cases.change(
      (result: { marked: number }) => ({ action: 'contact.read-noted', detail: { contacts: result.marked } }),
      async (db) => ({
        marked: await markRead(db, body.contact, body.thanked === 'yes', {
          by: viewer.userId,
          now: clock.now(),
        }),
      }),
    );
    return redirect('/notes', marked === 0 ? undefined : { kind: 'done', text: texts[lang].done(marked) });
  },
  rejected: async () => notFound,
});
