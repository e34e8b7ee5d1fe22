export const texts = {
  da: {
    contacts: 'Kontakter',
    none: 'Ingen kontakter endnu. Log den første, når I har haft kontakt.',
    timeline: 'Tidslinje',
    concerns: 'Dine bekymringer',
    sent: 'Sendt',
    handled: 'Håndteret af koordinatoren',
    waiting: 'Koordinatoren har fået den',
    minutes: 'min.',
    phone: 'Telefon',
  },
  en: {
    contacts: 'Contacts',
    none: 'No contacts yet. Log the first when you have been in contact.',
    timeline: 'Timeline',
    concerns: 'Your concerns',
    sent: 'Sent',
    handled: 'Handled by the coordinator',
    waiting: 'The coordinator has it',
    minutes: 'min.',
    phone: 'Telephone',
  },
} as const;
