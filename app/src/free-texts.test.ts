import { expect, test } from 'vitest';
import type { z } from 'zod';
import { routes } from './main.ts';

/** Free texts that are not looked through for names, and why: one that stands neither here nor at its route is undecided. */
const decided: Readonly<Record<string, readonly string[]>> = {
  'the name, contact or account of somebody, in a field of its own': [
    '/setup/:token name',
    '/setup/:token/administrator name',
    '/users/invite name',
    '/users/reset account',
    '/referral-links/new contactName',
    '/refer/:token name',
    '/refer/:token referrerName',
    '/refer/:token referrerContact',
    '/refer/:token/amend name',
    '/refer/:token/amend referrerName',
    '/refer/:token/amend referrerContact',
    '/referrals/:id/amend name',
    '/referrals/:id/amend referrerName',
    '/referrals/:id/amend referrerContact',
    '/mentors/new name',
    '/mentors/new phone',
    '/mentors/:id/edit name',
    '/mentors/:id/edit phone',
    '/mentors/:id/account account',
    '/volunteer name',
    // Whom the mentors may talk to: a consent says who that is.
    '/people/:id/consents other',
    // The name itself is refused there.
    '/people/:id/about alias',
  ],
  'kept as it was typed; looked through when it is sent': [
    'name',
    'cpr',
    'language',
    'personKnows',
    'town',
    'certainty',
    'releaseDate',
    'whyUnknown',
    'kind',
    'referrerName',
    'referrerContact',
    'note',
  ].map((field) => `/refer/:token/draft ${field}`),
  'not a text for people to read': [
    '/demo/role role',
    '/sign-in password',
    '/sign-in next',
    '/sign-in/code code',
    '/sign-in/code next',
    '/second-factor code',
    '/prove code',
    '/prove next',
    '/setup/:token password',
    '/setup/:token/administrator password',
    '/invitation/:token password',
    '/volunteer website',
    '/refer/:token basis',
    '/refer/:token/draft basis',
    '/referrals/:id/amend basis',
    '/people/:id/about basis',
    '/people/:id/merge basis',
    '/pairs/:id/:course seen',
    '/pairs/:id/send seen',
    '/my/expenses km',
    '/my/expenses amount',
    '/me/sign-in code',
    '/me/sign-in born',
    '/randomise number',
    '/studies/new protocol',
    '/studies/new confirmed',
    '/areas/:id area',
    '/privacy/requests mark',
    '/privacy/requests/:id/copy gives',
    '/privacy/erasures mark',
  ],
  'of the organisation, a volunteer or a study, not of a participant': [
    '/setup/:token organisation',
    '/setup/:token branches',
    '/settings/consents da',
    '/settings/consents en',
    '/settings/training da',
    '/settings/training en',
    '/settings/conduct da',
    '/settings/conduct en',
    '/mentors/:id/leave note',
    '/volunteer about',
    '/studies/:id/unblinding reason',
    '/studies/:id/prices source',
  ],
  'read by who looks after the rights of somebody, and sees the name beside it': [
    '/privacy/requests reason',
    '/privacy/requests/:id/close reason',
  ],
};

/** Every field of a form's schema, whatever it is wrapped in. */
const fieldsOf = (schema: z.core.$ZodType): readonly (readonly [string, z.core.$ZodType])[] => {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def'];
  if (def.type === 'object') return Object.entries(def.shape);
  if (def.type === 'pipe') return fieldsOf(def.in);
  if (def.type === 'union') return def.options.flatMap(fieldsOf);
  throw new Error(`a form of type ${def.type}`);
};

/** What a person may fill with whatever they like, a name among it. */
const freeTexts = routes.flatMap(({ path, body }) =>
  body === undefined
    ? []
    : fieldsOf(body)
        .filter(([, field]) => (field as z.ZodType).safeParse('Mette Hansen').success)
        .map(([name]) => `${path} ${name}`),
);

test('B22 every free text is looked through for names, or somebody has decided why not', () => {
  const looked = routes.flatMap(({ path, warns }) =>
    (warns?.fields ?? []).map((field) => `${path} ${field}`),
  );
  const known = [...looked, ...Object.values(decided).flat()];
  expect(known.toSorted()).toEqual([...new Set(freeTexts)].toSorted());
  expect(looked.length).toBeGreaterThan(20);
});
