export const texts = {
  da: {
    title: (name: string) => `${name}: træk henvisningen tilbage`,
    effect: 'Det sker',
    gone: (number: string) =>
      `Henvisningen ${number} er ikke længere i gang. Personen står ikke mere på listen for i dag.`,
    consents: 'Samtykker, der er givet, gælder, til de trækkes tilbage på deltagerens side.',
    again: 'Personen kan henvises igen med et nyt link.',
    tell: 'Den, der henviste, kan se det på sit link, men får ingen mail. Ring, hvis det haster.',
    mail: 'Den, der henviste, får en mail uden navne og kan se det på sit link.',
    notNow: 'Den grund passer ikke, som det står nu. Vælg en anden.',
    reason: 'Hvorfor trækkes den tilbage?',
    confirm: 'Træk henvisningen tilbage',
    done: 'Henvisningen er trukket tilbage.',
    used: 'Personen har fået et forløb eller er med i et forsøg. Henvisningen kan ikke trækkes tilbage; afslut forløbet, eller træk samtykket tilbage. Intet er ændret.',
    decided: 'Henvisningen er allerede afgjort. Intet er ændret.',
  },
  en: {
    title: (name: string) => `${name}: withdraw the referral`,
    effect: 'What happens',
    gone: (number: string) =>
      `Referral ${number} is no longer under way. The person is no longer on the list for today.`,
    consents: 'Consents that were given hold until they are withdrawn on the participant’s page.',
    again: 'The person can be referred again with a new link.',
    tell: 'The one who referred can see it behind their link, but gets no mail. Call if it is urgent.',
    mail: 'The one who referred gets a mail without names and can see it behind their link.',
    notNow: 'That reason does not fit as things stand now. Choose another.',
    reason: 'Why is it withdrawn?',
    confirm: 'Withdraw the referral',
    done: 'The referral is withdrawn.',
    used: 'The person has got a course or takes part in a study. The referral cannot be withdrawn; end the course, or withdraw the consent. Nothing was changed.',
    decided: 'The referral has been decided already. Nothing was changed.',
  },
} as const;
