export const texts = {
  da: {
    title: (label: string) => `${label}: dine egne kontakter`,
    lead: (left: string, until: string) =>
      `Du forlod forløbet ${left}. Du kan se dine egne kontakter til og med ${until}.`,
    back: 'Mine deltagere',
    none: 'Du har ingen kontakter på forløbet.',
    link: (label: string, until: string) =>
      `${label}, som du har forladt: dine egne kontakter til og med ${until}`,
    section: 'Forløb, du har forladt',
  },
  en: {
    title: (label: string) => `${label}: your own contacts`,
    lead: (left: string, until: string) =>
      `You left the course on ${left}. You can see your own contacts until ${until}.`,
    back: 'My participants',
    none: 'You have no contacts on the course.',
    link: (label: string, until: string) => `${label}, which you have left: your own contacts until ${until}`,
    section: 'Courses you have left',
  },
} as const;
