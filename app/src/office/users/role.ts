import { Refused } from '../refused.ts';
import { type Role, roles } from '../viewer.ts';

/** Roles that are held in one branch. */
const inBranch: readonly Role[] = ['coordinator', 'mentor'];

export const needsBranch = (role: Role): boolean => inBranch.includes(role);

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

/**
 * An evaluator is blinded: nobody who sees the arms from the other side may be one. Administrators and data protection
 * officers make the copy of somebody's own data, and the group stands in it.
 */
const sighted: readonly Role[] = [
  'coordinator',
  'mentor',
  'trial-manager',
  'administrator',
  'data-protection-officer',
];

/** @throws Refused when the two sides of the blinding would meet in one person */
export const mustBeCompatible = (wanted: Role, held: readonly Role[]): void => {
  const clash =
    wanted === 'evaluator'
      ? held.some((role) => sighted.includes(role))
      : sighted.includes(wanted) && held.includes('evaluator');
  if (!clash) return;
  throw new Refused('blinding', {
    da: 'En evaluator må ikke vide, hvem der er i hvilken gruppe, og kan derfor ikke også være koordinator, mentor, forsøgsleder, administrator eller databeskyttelsesrådgiver. Intet er ændret.',
    en: 'An evaluator must not know who is in which group, and so cannot also be a coordinator, mentor, trial manager, administrator or data protection officer. Nothing has changed.',
  });
};

export const lastAdministrator = new Refused('last-administrator', {
  da: 'Organisationen skal have mindst én administrator. Invitér en anden først. Intet er ændret.',
  en: 'The organisation needs at least one administrator. Invite another first. Nothing has changed.',
});

/** An account works in one organisation at a time; that it works in another is not told. */
export const elsewhere = new Refused('account-elsewhere', {
  da: 'Adressen kan ikke inviteres her. Brug en anden. Intet er ændret.',
  en: 'This address cannot be invited here. Use another. Nothing has changed.',
});

export const notInDemo = new Refused('demo', {
  da: 'I demoprogrammet kan ingen inviteres, og ingen adgang nulstilles. Intet er ændret.',
  en: 'Nobody can be invited in the demo programme, and no access be reset. Nothing has changed.',
});
