export const texts = {
  da: {
    title: (name: string) => `${name}: historik`,
    lead: 'Hvad der er gjort, og hvem der har set det. Det nyeste står først.',
    none: 'Der er ikke sket noget endnu.',
    at: 'Hvornår',
    what: 'Hvad',
    who: 'Hvem',
    link: 'Historik',
  },
  en: {
    title: (name: string) => `${name}: history`,
    lead: 'What was done, and who has seen it. The newest comes first.',
    none: 'Nothing has happened yet.',
    at: 'When',
    what: 'What',
    who: 'Who',
    link: 'History',
  },
} as const;
