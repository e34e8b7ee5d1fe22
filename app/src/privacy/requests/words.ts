import { both } from '../catalogue/index.ts';

/**
 * How others stand in what one person gets. The rule, in the order in which it is asked:
 * 1. Another participant is never in it: neither name, number nor row.
 * 2. A mentor is in a participant's copy by first name, as on the participant's own page; a participant is in a
 *    volunteer's copy by the number of the referral, without the notes, which are the participant's.
 * 3. Whoever works in the organisation or in a prison is in it by role, not by name.
 * 4. A note that is about others too is read by somebody before it is given out. What is held back is counted in the
 *    copy, with the reason; the law lets the right of access yield to decisive private interests
 *    (databeskyttelsesloven § 22).
 */
export const others = [
  both('Andre deltagere er ikke med.', 'Other participants are not in it.'),
  both(
    'Mentorer står ved fornavn. Deltagere står ved et nummer i det, en frivillig får.',
    'Mentors stand by first name. Participants stand by a number in what a volunteer gets.',
  ),
  both(
    'Medarbejdere og fængslets folk står ved det, de laver, og ikke ved navn.',
    'Staff, and people of the prison, stand by what they do and not by name.',
  ),
  both(
    'Noter, der også er om andre, er læst af et menneske først. Er en holdt tilbage, står det der.',
    'Notes that are about others too were read by a person first. Where one is held back, it says so.',
  ),
] as const;

export const words = {
  da: {
    title: (name: string) => `Det, vi har skrevet om dig, ${name}`,
    made: (day: string) => `Lavet ${day}`,
    about: 'Om denne kopi',
    what: 'Her er alt, hvad foreningen har om dig i forløbets register, med en forklaring til hvert felt.',
    basis: {
      participant:
        'Vi har det, fordi du sagde ja til et forløb med mentorer (databeskyttelsesloven § 8, stk. 3). Det er kommet fra dig, fra fængslet, der henviste dig, og fra dine mentorer.',
      volunteer:
        'Vi har det, fordi du har søgt om at være mentor eller er det. Det er kommet fra dig og fra dem, du har arbejdet sammen med.',
    },
    given: 'Dem, du har sagt ja til, at vi taler med, står under samtykker. Ellers giver vi det ikke videre.',
    rights:
      'Er noget forkert, så sig det, så retter vi det. Du kan bede om, at det slettes. Du kan klage til Datatilsynet.',
    kept: 'Hvor længe vi gemmer det',
    keptNot: 'Foreningen har ikke fastsat en frist endnu.',
    others: 'Andre mennesker i kopien',
    notGiven: 'Ikke givet',
    heldBack: (n: number) =>
      n === 1
        ? 'Én note er holdt tilbage, fordi den også er om en anden, som ellers kunne komme i vanskeligheder (databeskyttelsesloven § 22).'
        : `${n} noter er holdt tilbage, fordi de også er om andre, som ellers kunne komme i vanskeligheder (databeskyttelsesloven § 22).`,
    nothing: 'Intet.',
    study: 'Forsøg',
    inStudy: (title: string) => `Du er med i forsøget »${title}«.`,
    studyAbout:
      'Forsøget gemmer oplysninger under en nøgle, uden navn og CPR-nummer. De bruges kun til statistik og forskning (databeskyttelsesloven § 10) og aldrig i arbejdet med dig. Derfor er de ikke i denne kopi. Spørg os, hvis du vil vide mere.',
    noStudy: 'Du er ikke med i noget forsøg.',
    history: 'Hvad der er gjort, og hvem der har set det',
    historyAt: 'Hvornår',
    historyWhat: 'Hvad',
    historyWho: 'Hvem',
    yes: 'Ja',
    no: 'Nej',
    you: 'Dig selv',
    somebody: 'En person i foreningen',
    prison: 'Fængslet, med engangslink',
    system: 'Systemet',
    nobodyKnown: 'Uden konto',
    from: (from: string, until: string) =>
      until === '' ? `fra ${from}` : from === '' ? `til ${until}` : `${from} til ${until}`,
    never: 'aldrig',
    unknownMentor: 'En mentor',
    unknownPlace: 'Et sted',
  },
  en: {
    title: (name: string) => `What we have written about you, ${name}`,
    made: (day: string) => `Made ${day}`,
    about: 'About this copy',
    what: 'Here is all that the organisation holds about you in the register of courses, with what each field means.',
    basis: {
      participant:
        'We hold it because you said yes to a course with mentors (the Danish Data Protection Act, section 8(3)). It came from you, from the prison that referred you, and from your mentors.',
      volunteer:
        'We hold it because you applied to be a mentor or are one. It came from you and from those you have worked with.',
    },
    given: 'Whom you have said that we may talk to stands under consents. Otherwise we pass nothing on.',
    rights:
      'If something is wrong, tell us, and we correct it. You can ask for it to be erased. You can complain to the Danish Data Protection Agency (Datatilsynet).',
    kept: 'How long we keep it',
    keptNot: 'The organisation has not set a limit yet.',
    others: 'Other people in the copy',
    notGiven: 'Not given',
    heldBack: (n: number) =>
      n === 1
        ? 'One note is held back, since it is about somebody else too, who could otherwise get into difficulties (the Danish Data Protection Act, section 22).'
        : `${n} notes are held back, since they are about others too, who could otherwise get into difficulties (the Danish Data Protection Act, section 22).`,
    nothing: 'Nothing.',
    study: 'Study',
    inStudy: (title: string) => `You take part in the study “${title}”.`,
    studyAbout:
      'The study keeps data under a key, without name and CPR number. It is used for statistics and research alone (the Danish Data Protection Act, section 10), never in the work with you. So it is not in this copy. Ask us if you want to know more.',
    noStudy: 'You take part in no study.',
    history: 'What was done, and who has looked',
    historyAt: 'When',
    historyWhat: 'What',
    historyWho: 'Who',
    yes: 'Yes',
    no: 'No',
    you: 'Yourself',
    somebody: 'Somebody in the organisation',
    prison: 'The prison, by one-time link',
    system: 'The system',
    nobodyKnown: 'Without an account',
    from: (from: string, until: string) =>
      until === '' ? `from ${from}` : from === '' ? `until ${until}` : `${from} to ${until}`,
    never: 'never',
    unknownMentor: 'A mentor',
    unknownPlace: 'A place',
  },
} as const;
