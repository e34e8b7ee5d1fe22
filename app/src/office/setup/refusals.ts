import { Refused } from '../refused.ts';

export const emailTaken = {
  da: 'Der er allerede en konto med denne adresse.',
  en: 'There is already an account with this address.',
};

export const linkUsed = new Refused('link-used', {
  da: 'Linket er brugt eller udløbet. Intet er oprettet.',
  en: 'The link has been used or has expired. Nothing was made.',
});
