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
    lead: 'Ønskerne tæller, når der bliver foreslået par. Uden valg tæller alt lige meget.',
    back: 'Find mentorer',
    lifeAreas: 'Hvad vil deltageren have hjælp til?',
    slots: 'Hvornår kan deltageren mødes?',
    gender: 'Mentorernes køn',
    must: 'Kønnet er et krav: andre bliver ikke foreslået.',
    save: 'Gem ønskerne',
    saved: 'Ønskerne er gemt, og forslagene er regnet om.',
    link: 'Deltagerens ønsker',
  },
  en: {
    title: (person: string) => `${person}: wishes for the mentors`,
    lead: 'The wishes count when pairs are suggested. Where nothing is chosen, everything counts the same.',
    back: 'Find mentors',
    lifeAreas: 'What does the participant want help with?',
    slots: 'When can the participant meet?',
    gender: 'Gender of the mentors',
    must: 'The gender is a must: others are not suggested.',
    save: 'Save the wishes',
    saved: 'The wishes are saved, and the suggestions were worked out again.',
    link: 'The participant’s wishes',
  },
} as const;
