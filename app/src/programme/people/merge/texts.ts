import type { Block, MovedKind, Stays, UndoBlock, Verdict } from './merge.ts';

type Why = Verdict['why'];

/** How many of a kind, in words: one, and more than one. */
type Counted = Readonly<Record<MovedKind, readonly [one: string, many: string]>>;

const counted: Readonly<Record<'da' | 'en', Counted>> = {
  da: {
    referral: ['henvisning', 'henvisninger'],
    release_date: ['løsladelsesdato', 'løsladelsesdatoer'],
    consent: ['samtykke', 'samtykker'],
    course: ['forløb med kontakter, plan og mentorer', 'forløb med kontakter, planer og mentorer'],
    placement: ['fængselsophold', 'fængselsophold'],
    person_alert: ['ting, der er vigtig at vide', 'ting, der er vigtige at vide'],
    contact_rule: ['aftale om kontakt', 'aftaler om kontakt'],
    assessment: ['vurdering', 'vurderinger'],
    match_wish: ['ønske til mentorer', 'ønsker til mentorer'],
    conflict: [
      'mentor, der ikke må sættes sammen med deltageren',
      'mentorer, der ikke må sættes sammen med deltageren',
    ],
    person_change: ['rettelse', 'rettelser'],
  },
  en: {
    referral: ['referral', 'referrals'],
    release_date: ['release date', 'release dates'],
    consent: ['consent', 'consents'],
    course: ['course with contacts, plan and mentors', 'courses with contacts, plans and mentors'],
    placement: ['place in prison', 'places in prison'],
    person_alert: ['thing that is important to know', 'things that are important to know'],
    contact_rule: ['agreement on contact', 'agreements on contact'],
    assessment: ['assessment', 'assessments'],
    match_wish: ['wish for mentors', 'wishes for mentors'],
    conflict: [
      'mentor who may not be put with the participant',
      'mentors who may not be put with the participant',
    ],
    person_change: ['correction', 'corrections'],
  },
};

export const texts = {
  da: {
    title: (name: string) => `${name}: samme person to gange?`,
    lead: 'Har en deltager fået to sider, bliver de til én. Du ser først, hvad der flytter. Intet bliver skrevet over.',
    back: 'Deltageren',
    find: 'Find den anden side',
    number: 'Nummeret på den anden henvisning',
    numberHint: 'Fx PM-1003.',
    see: 'Se, hvad der flytter',
    unknown:
      'Ingen anden deltager i din afdeling har det nummer. En anden afdelings deltager kan ikke lægges sammen her.',
    previewTitle: 'Det sker',
    stays: (name: string, numbers: string) => `Siden for ${name} (${numbers}) bliver.`,
    goes: (name: string, numbers: string) => `Alt fra siden for ${name} (${numbers}) flytter dertil.`,
    names: (one: string, other: string) => `Navnene er ${one} og ${other}.`,
    why: {
      study: 'Den bliver, fordi den er med i et forsøg.',
      course: 'Den bliver, fordi den har et forløb i gang.',
      first: 'Den bliver, fordi den kom først.',
    } satisfies Readonly<Record<Why, string>>,
    staysText: {
      same: 'Det regnes for samme ophold i fængslet. Datoen på den side, der bliver, gælder; den anden står i historikken. Er den forkert, så skriv den rigtige bagefter.',
      'gone-earlier':
        'Den side, der flytter, er fra et tidligere ophold. Dens datoer står som det tidligere opholds.',
      'gone-later': 'Den side, der flytter, er fra et nyt ophold. Dens dato gælder fra nu af.',
    } satisfies Readonly<Record<Stays, string>>,
    what: 'Hvad',
    here: 'Bliver',
    there: 'Flytter',
    after: 'Bagefter',
    name: 'Navn',
    born: 'Født',
    language: 'Taler bedst',
    phone: 'Telefon',
    alias: 'Dæknavn',
    interpreter: 'Tolk',
    reads: 'Læser dansk',
    release: 'Løsladelse',
    yes: 'Ja',
    no: 'Nej',
    none: '–',
    moves: 'Det flytter med',
    consents:
      'Et samtykke, der er givet på begge sider, står to gange med hver sin dag. Trækkes det tilbage, gælder det begge.',
    newest: 'Af vurderinger og ønsker tæller den nyeste.',
    card: 'Adgangskortet til den side, der flytter, lukker. Lav et nyt.',
    ruleTitle: 'Begge sider har en aftale om kontakt. Hvilken gælder fra nu af?',
    ruleHint: 'Læs begge. Den anden bliver gemt, men vises ikke mere.',
    ruleNeeded: 'Vælg, hvilken aftale om kontakt der gælder.',
    reason: 'Hvordan ved du, at det er samme person?',
    reasonHint: 'Fx »fængslet har bekræftet CPR-nummeret«. Skriv ikke selve nummeret.',
    undoable:
      'Det kan fortrydes, indtil der er skrevet noget nyt om løsladelse, fængsel, aftale om kontakt, forløb, henvisning eller lodtrækning.',
    confirm: 'Læg de to sider sammen',
    done: 'De to sider er blevet til én.',
    undo: 'Fortryd',
    undoMerge: 'Fortryd sammenlægningen',
    undone:
      'Sammenlægningen er fortrudt. De to sider er, som de var. Spørgsmålet, om det er samme person, står igen.',
    changed: 'Noget på en af siderne er ændret imens. Intet er lagt sammen. Se siden igen.',
    blockedTitle: 'De to sider kan ikke lægges sammen, som de står',
    blocks: {
      branches:
        'De hører til hver sin afdeling. Det kan ikke lægges sammen uden begge koordinatorer: aftal på nummeret, hvilken afdeling der har personen, og træk den anden henvisning tilbage.',
      numbers: 'De har hver sit CPR-nummer. Så er det to personer, eller det ene nummer er skrevet forkert.',
      'birth-dates': 'Fødselsdagene er forskellige. Ret den, der er forkert, på henvisningen først.',
      'both-studies':
        'Begge er med i et forsøg. Der er trukket lod to gange om samme person. Tal med forsøgslederen.',
      'both-courses': 'Begge har et forløb i gang. Afslut det ene først.',
      'study-and-course':
        'Den ene er med i et forsøg, og den anden har et forløb i gang. Tal med forsøgslederen, og afslut forløbet først.',
      'control-course':
        'Den ene er i kontrolgruppen, og den anden har haft et forløb imens. Tal med forsøgslederen.',
      'new-stay':
        'Den ene har et forløb i gang fra et tidligere ophold, og den anden begynder et nyt ophold. Afslut forløbet først.',
      consent:
        'Et samtykke gælder på den ene side og er trukket tilbage senere på den anden. Spørg deltageren, og skriv svaret på den ene side først.',
    } satisfies Readonly<Record<Block, string>>,
    mergedTitle: 'Lagt sammen',
    merged: (name: string, numbers: string) => `${name} (${numbers})`,
    mergedBy: (who: string, when: string) => `${who}, ${when}`,
    because: 'Grund',
    along: 'Kom med',
    who: 'Hvem og hvornår',
    nothing: 'Intet',
    undoBlocks: {
      'merged-on': 'Kan ikke fortrydes: siden er siden lagt sammen med en anden.',
      'later-merge': 'Kan ikke fortrydes endnu: en senere sammenlægning skal fortrydes først.',
      'written-since':
        'Kan ikke fortrydes: der er siden skrevet noget om løsladelse, fængsel, aftale om kontakt, forløb, henvisning eller lodtrækning, som bygger på den ene side.',
    } satisfies Readonly<Record<UndoBlock, string>>,
    link: 'Er det samme person som en anden?',
    counted: counted.da,
  },
  en: {
    title: (name: string) => `${name}: the same person twice?`,
    lead: 'Where one participant has two pages, they become one. You see first what moves. Nothing is overwritten.',
    back: 'The participant',
    find: 'Find the other page',
    number: 'The number of the other referral',
    numberHint: 'E.g. PM-1003.',
    see: 'See what moves',
    unknown:
      'No other participant of your branch has that number. Another branch’s participant cannot be joined here.',
    previewTitle: 'What happens',
    stays: (name: string, numbers: string) => `The page of ${name} (${numbers}) stays.`,
    goes: (name: string, numbers: string) => `Everything on the page of ${name} (${numbers}) moves there.`,
    names: (one: string, other: string) => `The names are ${one} and ${other}.`,
    why: {
      study: 'It stays because it takes part in a study.',
      course: 'It stays because it has a course that runs.',
      first: 'It stays because it came first.',
    } satisfies Readonly<Record<Why, string>>,
    staysText: {
      same: 'It is taken as the same stay in prison. The date on the page that stays counts; the other is in the history. If it is wrong, write the right one afterwards.',
      'gone-earlier':
        'The page that moves is from an earlier stay. Its dates stand as those of the earlier stay.',
      'gone-later': 'The page that moves is from a new stay. Its date counts from now on.',
    } satisfies Readonly<Record<Stays, string>>,
    what: 'What',
    here: 'Stays',
    there: 'Moves',
    after: 'Afterwards',
    name: 'Name',
    born: 'Born',
    language: 'Speaks best',
    phone: 'Telephone',
    alias: 'Alias',
    interpreter: 'Interpreter',
    reads: 'Reads Danish',
    release: 'Release',
    yes: 'Yes',
    no: 'No',
    none: '–',
    moves: 'What moves along',
    consents: 'A consent that was given on both pages stands twice, each with its day. Withdrawn, both are.',
    newest: 'Of assessments and wishes the newest counts.',
    card: 'The card of the page that moves closes. Make a new one.',
    ruleTitle: 'Both pages have an agreement on contact. Which holds from now on?',
    ruleHint: 'Read both. The other is kept, and shown no more.',
    ruleNeeded: 'Choose which agreement on contact holds.',
    reason: 'How do you know that it is the same person?',
    reasonHint: 'E.g. “the prison has confirmed the CPR number”. Do not write the number itself.',
    undoable:
      'It can be undone until something new is written of release, prison, agreement on contact, course, referral or randomisation.',
    confirm: 'Make the two pages one',
    done: 'The two pages have become one.',
    undo: 'Undo',
    undoMerge: 'Undo the merge',
    undone:
      'The merge is undone. The two pages are as they were. Whether it is the same person is a question again.',
    changed:
      'Something on one of the pages was changed meanwhile. Nothing was joined. Look at the page again.',
    blockedTitle: 'The two pages cannot be made one as they stand',
    blocks: {
      branches:
        'They belong to two branches. They are not joined without both coordinators: agree by the number which branch has the person, and withdraw the other referral.',
      numbers: 'They have two CPR numbers. So they are two people, or one number is written wrong.',
      'birth-dates': 'The dates of birth differ. Correct the one that is wrong on the referral first.',
      'both-studies':
        'Both take part in a study. One person was randomised twice. Talk to the trial manager.',
      'both-courses': 'Both have a course that runs. End one of them first.',
      'study-and-course':
        'One takes part in a study, and the other has a course that runs. Talk to the trial manager, and end the course first.',
      'control-course':
        'One is in the control group, and the other has had a course meanwhile. Talk to the trial manager.',
      'new-stay':
        'One has a course that runs from an earlier stay, and the other begins a new stay. End the course first.',
      consent:
        'A consent holds on one page and was withdrawn later on the other. Ask the participant, and write the answer on one page first.',
    } satisfies Readonly<Record<Block, string>>,
    mergedTitle: 'Made one',
    merged: (name: string, numbers: string) => `${name} (${numbers})`,
    mergedBy: (who: string, when: string) => `${who}, ${when}`,
    because: 'Reason',
    along: 'Came along',
    who: 'Who and when',
    nothing: 'Nothing',
    undoBlocks: {
      'merged-on': 'Cannot be undone: the page has been made one with another since.',
      'later-merge': 'Cannot be undone yet: a later merge has to be undone first.',
      'written-since':
        'Cannot be undone: something has been written since of release, prison, agreement on contact, course, referral or randomisation that rests on the one page.',
    } satisfies Readonly<Record<UndoBlock, string>>,
    link: 'Is this the same person as another?',
    counted: counted.en,
  },
} as const;
