import { countedNotes } from './store.ts';

const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const texts = {
  da: {
    title: 'Nye noter',
    lead: (n: number) =>
      n > countedNotes
        ? 'Mere end 1.000 kontakter er ikke læst. Den nyeste står først.'
        : `${many(n, 'kontakt er ikke læst', 'kontakter er ikke læst')}. Den nyeste står først.`,
    none: 'Alle noter er læst. Når en mentor skriver om en kontakt, står den her.',
    thanks: 'Læst, tak',
    read: 'Læst',
    readAll: (n: number) => `Marker de ${n} som læst`,
    shown: (n: number) => `Her står de ${n} nyeste. De næste kommer, når de er læst.`,
    about: (who: string) => `Kontakt med ${who}`,
    done: (n: number) =>
      n === 1 ? 'Mentoren kan se, at noten er læst.' : `Mentorerne kan se, at ${n} noter er læst.`,
    concern: 'Bekymring',
    by: (reader: string, day: string) => `Læst af ${reader} ${day}.`,
    thanked: 'Tak.',
  },
  en: {
    title: 'New notes',
    lead: (n: number) =>
      n > countedNotes
        ? 'More than 1,000 contacts are not read. The newest comes first.'
        : `${many(n, 'contact is not read', 'contacts are not read')}. The newest comes first.`,
    none: 'All notes are read. When a mentor writes of a contact, it stands here.',
    thanks: 'Read, thank you',
    read: 'Read',
    readAll: (n: number) => `Mark the ${n} as read`,
    shown: (n: number) => `These are the ${n} newest. The next ones come when they are read.`,
    about: (who: string) => `Contact with ${who}`,
    done: (n: number) =>
      n === 1
        ? 'The mentor can see that the note was read.'
        : `The mentors can see that ${n} notes were read.`,
    concern: 'Concern',
    by: (reader: string, day: string) => `Read by ${reader} on ${day}.`,
    thanked: 'Thank you.',
  },
} as const;
