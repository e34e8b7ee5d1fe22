import { Refused } from '../office/refused.ts';

/**
 * One account may be coordinator and mentor. What a coordinator decides about a mentor, nobody decides about themselves:
 * another coordinator of the branch does. The database holds it as well (`0051_ledger.sql`).
 *
 * @throws Refused
 */
export const mustNotBeOwn = (of: string | undefined, viewer: string): void => {
  if (of !== viewer) return;
  throw new Refused('own-business', {
    da: 'Det handler om dig selv som mentor. Intet er ændret. Bed en anden koordinator om det.',
    en: 'This is about yourself as a mentor. Nothing was changed. Ask another coordinator.',
  });
};
