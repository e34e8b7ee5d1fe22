import type { Lang } from '../../../ui/index.ts';
import type { genderWishes } from './schema.ts';

type GenderWish = (typeof genderWishes)[number];

export const genderWishName: Readonly<Record<Lang, Readonly<Record<GenderWish, string>>>> = {
  da: { none: 'Det er lige meget', woman: 'Helst kvinder', man: 'Helst mænd' },
  en: { none: 'It does not matter', woman: 'Rather women', man: 'Rather men' },
};

export const texts = {
  da: {
    title: (person: string) => `${person}: ønsker til mentorerne`,
    lead: 'Ønskerne tæller, næste gang der bliver foreslået par. De gamle bliver stående i historien.',
    back: 'Find mentorer',
    lifeAreas: 'Hvad vil deltageren have hjælp til?',
    slots: 'Hvornår kan deltageren mødes?',
    any: 'Intet valgt betyder, at alt tæller lige meget.',
    gender: 'Mentorernes køn',
    must: 'Kønnet er et krav: andre bliver ikke foreslået.',
    save: 'Gem ønskerne',
    saved: 'Ønskerne er gemt, og forslagene er regnet om.',
    link: 'Deltagerens ønsker',
  },
  en: {
    title: (person: string) => `${person}: wishes for the mentors`,
    lead: 'The wishes count the next time pairs are suggested. The old ones stay in the history.',
    back: 'Find mentors',
    lifeAreas: 'What does the participant want help with?',
    slots: 'When can the participant meet?',
    any: 'Nothing chosen means that everything counts the same.',
    gender: 'Gender of the mentors',
    must: 'The gender is a must: others are not suggested.',
    save: 'Save the wishes',
    saved: 'The wishes are saved, and the suggestions were worked out again.',
    link: 'The participant’s wishes',
  },
} as const;
