import { z } from 'zod';
import { endedParticipantCookie } from '../../../office/participant/cookie.ts';
import { notFound, post } from '../../../office/route.ts';
import { ownPerson } from '../store.ts';
import { texts } from '../texts.ts';

/** Ends the visit on this device. */
export const ownSignOut = post('/me/sign-out', {
  access: { who: 'participant' },
  body: z.strictObject({}),
  audit: 'participant.signed-out',
  act: async ({ cases, house, lang }) => {
    const person = await cases.read(ownPerson);
    const event = { action: 'participant.signed-out', subject: person.id, branchId: person.branchId };
    await cases.change(event, async () => ({}));
    return {
      kind: 'redirect',
      to: '/me/sign-in',
      notice: { kind: 'done', text: texts[lang].signedOut },
      cookies: [endedParticipantCookie(house)],
    };
  },
  rejected: async () => notFound,
});
