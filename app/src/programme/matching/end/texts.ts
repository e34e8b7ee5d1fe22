export const texts = {
  da: {
    title: (mentor: string) => `Afslut forløbet for ${mentor}`,
    what: (mentor: string) =>
      `Forløbet fortsætter uden ${mentor} fra i dag, og du kan finde en ny mentor til pladsen.`,
    asked:
      'De tre er spurgt om den anden mentor. Det forslag bliver taget tilbage, og mentorerne får besked.',
    reason: 'Hvorfor?',
    confirm: 'Afslut for mentoren',
    done: 'Mentoren er ikke længere på forløbet.',
  },
  en: {
    title: (mentor: string) => `End the course for ${mentor}`,
    what: (mentor: string) =>
      `The course goes on without ${mentor} from today, and you can find a new mentor for the place.`,
    asked:
      'The three are asked about the second mentor. That proposal is taken back, and the mentors are told.',
    reason: 'Why?',
    confirm: 'End for the mentor',
    done: 'The mentor is no longer on the course.',
  },
} as const;
