/** The page where a missing date of birth is added. */
export const texts = {
  da: {
    title: (name: string) => `${name}: fødselsdag`,
    lead: 'Fødselsdagen mangler. Deltageren skal bruge den for at komme ind med et kort.',
    birthDate: 'Fødselsdag',
    source: 'Hvor er den fra?',
    sourceHint: 'Fx »pas, set i dag« eller »telefon med fængslet«. Skriv ikke CPR-nummer.',
    confirm: 'Gem fødselsdagen',
    done: 'Fødselsdagen er gemt. Nu kan der laves et kort.',
    young: 'Se efter, om datoen er rigtig. Deltageren skal være fyldt 15 år.',
    stands:
      'Fødselsdagen er skrevet af en anden imens. Intet er ændret. Ret den på henvisningen, hvis den er forkert.',
  },
  en: {
    title: (name: string) => `${name}: date of birth`,
    lead: 'The date of birth is missing. The participant needs it to come in with a card.',
    birthDate: 'Date of birth',
    source: 'Where is it from?',
    sourceHint: 'E.g. “passport, seen today” or “telephone with the prison”. Do not write a CPR number.',
    confirm: 'Save the date of birth',
    done: 'The date of birth is saved. A card can be made now.',
    young: 'Check that the date is right. The participant must be 15 or older.',
    stands:
      'Somebody else has written the date of birth meanwhile. Nothing was changed. Correct it on the referral if it is wrong.',
  },
} as const;
