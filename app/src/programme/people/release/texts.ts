export const texts = {
  da: {
    lead: 'Der er intet forløb i gang, så ingen plan flytter. I et forsøg tæller opfølgningen fra løsladelsen.',
    back: 'Deltageren',
    save: 'Gem datoen',
    saved: 'Datoen er gemt.',
  },
  en: {
    lead: 'No course is running, so no plan moves. In a study, follow-up counts from the release.',
    back: 'The participant',
    save: 'Save the date',
    saved: 'The date is saved.',
  },
} as const;
