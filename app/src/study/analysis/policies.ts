import { Refused } from '../../office/refused.ts';

export const notMature = (): Refused =>
  new Refused('not-mature', {
    da: 'Resultatet er ikke modent endnu og kan ikke ses af nogen. Intet er regnet.',
    en: 'The result is not mature yet, and nobody can see it. Nothing was computed.',
  });
