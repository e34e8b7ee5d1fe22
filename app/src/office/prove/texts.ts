export const texts = {
  da: {
    title: 'Vis igen, at det er dig',
    lead: 'Det, du er på vej til, kræver en ny kode. Åbn appen på din telefon, og skriv de seks cifre for Primus Motor.',
    unsent: 'Formularen blev ikke sendt, fordi der gik for lang tid. Send den igen bagefter.',
    submit: 'Fortsæt',
  },
  en: {
    title: 'Show again that it is you',
    lead: 'What you are about to do needs a new code. Open the app on your phone and write the six digits for Primus Motor.',
    unsent: 'The form was not sent, since too much time had passed. Send it again afterwards.',
    submit: 'Continue',
  },
} as const;
