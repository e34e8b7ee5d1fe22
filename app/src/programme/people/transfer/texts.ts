/** The page where a move to another prison is written. */
export const texts = {
  da: {
    title: (name: string) => `${name}: flyttet til et andet fængsel`,
    back: 'Deltageren',
    sits: (prison: string) => `Sidder i ${prison}.`,
    prison: 'Hvilket fængsel?',
    from: 'Fra hvilken dag?',
    effect: 'Det sker',
    pair: 'Mentorerne bliver på forløbet. Planen og løsladelsesdatoen er de samme.',
    check:
      'Mentorernes adgang ses efter for det nye fængsel. Mangler den, står det på I dag, til der er bedt om den.',
    confirm: 'Gem flytningen',
    future: 'Dagen ligger i fremtiden. Skriv flytningen, når den er sket.',
    unknown: 'Vælg et fængsel fra listen.',
    same: 'Det står allerede, at deltageren sidder der fra den dag eller før. Intet er ændret, og ingen får besked.',
    done: (prison: string) => `Det er skrevet, at deltageren sidder i ${prison}. Parret er det samme.`,
    lacking: (names: string) => `${names} har ikke adgang dertil endnu.`,
    released:
      'Deltageren står som løsladt. Intet er gemt. Er deltageren i fængsel igen, så sæt forløbet på pause eller skriv den nye løsladelsesdato.',
    history: 'Fængsler før nu',
    mistake: (prison: string, until: string) =>
      `Var flytningen til ${prison} en fejl? Den kan fortrydes til ${until}. Mentorerne får besked, hvis de har fået den første.`,
    undo: 'Fortryd flytningen',
    undone: 'Flytningen er fortrudt. Deltageren står, hvor deltageren stod før.',
    tooLate:
      'Flytningen kan ikke fortrydes længere. Intet er ændret. Skriv en ny flytning, hvis deltageren sidder et andet sted.',
  },
  en: {
    title: (name: string) => `${name}: moved to another prison`,
    back: 'The participant',
    sits: (prison: string) => `Is in ${prison}.`,
    prison: 'Which prison?',
    from: 'From which day?',
    effect: 'What happens',
    pair: 'The mentors stay on the course. The plan and the release date are the same.',
    check:
      'The mentors’ clearance is looked at for the new prison. If it lacks, that stands on Today until it is asked for.',
    confirm: 'Save the move',
    future: 'The day is in the future. Write the move when it has happened.',
    unknown: 'Choose a prison from the list.',
    same: 'It is written already that the participant is there from that day or before. Nothing was changed, and nobody is told.',
    done: (prison: string) => `It is written that the participant is in ${prison}. The pair is the same.`,
    lacking: (names: string) => `${names} have no clearance for it yet.`,
    released:
      'The participant is written as released. Nothing was saved. If the participant is back in prison, pause the course or write the new date of release.',
    history: 'Prisons before now',
    mistake: (prison: string, until: string) =>
      `Was the move to ${prison} a mistake? It can be undone until ${until}. The mentors are told if the first word has reached them.`,
    undo: 'Undo the move',
    undone: 'The move is undone. The participant is where they were before.',
    tooLate:
      'The move can no longer be undone. Nothing was changed. Write a new move if the participant is elsewhere.',
  },
} as const;
