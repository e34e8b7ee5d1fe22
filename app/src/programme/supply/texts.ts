import { formatDate, formatNumber, joinWords, type Lang, plural, sentence } from '../../ui/index.ts';
import {
  type BranchSupply,
  type Clearing,
  type Covered,
  type MonthSupply,
  recruitingDefault,
} from './supply.ts';

const mentors = (lang: Lang, n: number) =>
  lang === 'da' ? plural('da', n, 'mentor', 'mentorer') : plural('en', n, 'mentor', 'mentors');

/** "marts": of twelve months no two have one name. */
export const monthName = (lang: Lang, month: Temporal.PlainDate): string =>
  formatDate(lang, month, 'month').replace(` ${month.year}`, '');

/** At the beginning of a line, where January says which year begins. */
export const monthHead = (lang: Lang, month: Temporal.PlainDate): string =>
  sentence(month.month === 1 ? formatDate(lang, month, 'month') : monthName(lang, month));

const isPast = (day: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, today) <= 0;

const by = (lang: Lang, day: Temporal.PlainDate, today: Temporal.PlainDate): string => {
  if (isPast(day, today)) return lang === 'da' ? 'nu' : 'now';
  return `${lang === 'da' ? 'senest' : 'by'} ${formatDate(lang, day, 'day')}`;
};

const pairs = (lang: Lang, covered: number): string => {
  if (covered === 0) return lang === 'da' ? 'ingen par' : 'no pair';
  return lang === 'da'
    ? `par til ${formatNumber('da', covered)}`
    : `pairs for ${formatNumber('en', covered)}`;
};

/** "I marts løslades 7, og der er par til 4. Find 6 mentorer nu, og bed om adgang senest 12. januar 2027." */
export const monthSentence = (
  lang: Lang,
  month: MonthSupply,
  today: Temporal.PlainDate,
  prison: (id: string) => string,
): string => {
  const name = monthName(lang, month.month);
  const n = formatNumber(lang, month.releases);
  const find = mentors(lang, month.missing);
  const found = isPast(month.clearBy, today) ? find : `${find} ${by(lang, month.recruitBy, today)}`;
  const cleared = by(lang, month.clearBy, today);
  const late = joinWords(lang, month.tooLate.map(prison));
  return lang === 'da'
    ? `I ${name} løslades ${n}, og der er ${pairs('da', month.covered)}.${late === '' ? '' : ` Ledige mentorer når ikke at få adgang til ${late}.`} Find ${found}, og bed om adgang ${cleared}.`
    : `In ${name}, ${n} will be released, and there ${month.covered === 0 ? 'is' : 'are'} ${pairs('en', month.covered)}.${late === '' ? '' : ` Free mentors will not get access to ${late} in time.`} Find ${found}, and ask for access ${cleared}.`;
};

/** "Bed om adgang til Nyborg for 2 mentorer senest 12. januar 2027, til dem, der løslades i marts." */
export const clearingSentence = (
  lang: Lang,
  { month, mentors: n, prisonId, by: day }: Clearing,
  today: Temporal.PlainDate,
  prison: (id: string) => string,
): string =>
  lang === 'da'
    ? `Bed om adgang til ${prison(prisonId)} for ${mentors('da', n)}, I har, ${by('da', day, today)}. I ${monthName('da', month)} løslades der derfra.`
    : `Ask for access to ${prison(prisonId)} for ${mentors('en', n)} you have, ${by('en', day, today)}. In ${monthName('en', month)} there are releases from there.`;

/** Who is released already and has no pair. */
export const outSentence = (lang: Lang, out: Covered): string => {
  const waiting = out.releases - out.paired;
  return lang === 'da'
    ? `${plural('da', waiting, 'er løsladt og mangler', 'er løsladt og mangler')} et par, og der er ${pairs('da', out.covered - out.paired)}. Find ${mentors('da', out.missing)} nu.`
    : `${plural('en', waiting, 'person is out and has no pair', 'people are out and have no pair')}, and there ${out.covered === out.paired ? 'is' : 'are'} ${pairs('en', out.covered - out.paired)}. Find ${mentors('en', out.missing)} now.`;
};

/** So many lines say what is missing; the table has the rest. */
const mostLines = 3;

/** What a branch lacks, the soonest first; empty where it lacks nothing. */
export const branchSentences = (
  lang: Lang,
  branch: BranchSupply,
  today: Temporal.PlainDate,
  prison: (id: string) => string,
): readonly string[] => {
  const short = branch.months.filter(({ missing }) => missing > 0);
  const said = short.slice(0, branch.out.missing > 0 ? mostLines - 1 : mostLines);
  const rest = short.slice(said.length).reduce((sum, { missing }) => sum + missing, 0);
  return [
    ...(branch.out.missing > 0 ? [outSentence(lang, branch.out)] : []),
    ...said.map((month) => monthSentence(lang, month, today, prison)),
    ...(rest > 0 ? [texts[lang].more(mentors(lang, rest))] : []),
    ...branch.clearings.slice(0, mostLines).map((one) => clearingSentence(lang, one, today, prison)),
  ];
};

export const texts = {
  da: {
    title: 'Behov',
    lead: 'Løsladelser og ledige mentorer de næste tolv måneder.',
    branches: 'Afdeling for afdeling',
    missing: (n: number) => (n === 1 ? 'mentor mangler' : 'mentorer mangler'),
    releases: () => 'løslades de næste tolv måneder',
    covered: () => 'har eller kan få et par',
    enough: 'Der er mentorer nok til alle, hvis løsladelse er kendt.',
    noBranch: 'Der er ingen afdelinger endnu. En administrator sætter dem op.',
    unknown: (people: number, needed: number) =>
      `${plural('da', people, 'person har', 'personer har')} ingen kendt løsladelsesdato og er ikke regnet med. Det kræver ${mentors('da', needed)}.`,
    lapsing: (n: number) =>
      `${plural('da', n, 'plads', 'pladser')} regnes ikke med, fordi en attest eller et andet tjek udløber inden. Forny dem i tide.`,
    figure: (covered: number, of: number) =>
      of === 0 ? 'Ingen løsladelser de næste tolv måneder' : `Der er par til ${covered} af ${of} løsladelser`,
    figureNote: 'Hver deltager har to mentorer. En ledig mentor er regnet med én gang.',
    more: (count: string) => `Senere mangler ${count} mere. Se måned for måned.`,
    tableOf: (branch: string) => `${branch}: måned for måned`,
    month: 'Måned',
    branch: 'Afdeling',
    releasedHead: 'Løslades',
    pairedHead: 'Har par',
    placesHead: 'Ledige pladser',
    coveredHead: 'Har eller kan få par',
    missingHead: 'Mentorer mangler',
    clearHead: 'Bed om adgang senest',
    recruitHead: 'Søg mentorer senest',
    out: 'Løsladt',
    unknownMonth: 'Dato ukendt',
    total: 'I alt',
    country: 'Mentorer, der mangler, måned for måned',
    now: 'nu',
    has: 'Har eller kan få par',
    hasNot: 'Mangler par',
    file: 'Tallene som regneark (CSV)',
    fileName: 'behov',
    times: 'Hvor længe adgang tager',
    prison: 'Fængsel',
    days: 'Dage',
    answers: 'Svar',
    setting: (days: number) => `${days} (indstilling)`,
    timesNote: (days: number) =>
      `Medianen af fængslets svar de sidste to år. Er der færre end tre svar, regnes med ${days} dage. Det er en indstilling og ikke et mål.`,
    recruiting: (days: number | undefined) =>
      days === undefined
        ? `Der er godkendt for få mentorer til at sige, hvor længe det tager. Her regnes med ${recruitingDefault} dage fra ansøgning til godkendelse.`
        : `Fra ansøgning til godkendelse går der ${plural('da', days, 'dag', 'dage')} (median af de sidste to år).`,
    how: 'Sådan er der regnet',
    howText: [
      'Løsladelsen er den dato, der gælder nu. Det første møde er to måneder før.',
      'Med er alle med et forløb i gang og alle henviste, der ikke har fået et forløb endnu.',
      'En plads er ledig, når mentoren er godkendt og ikke væk, og tjekkene gælder på dagen for første møde. Når et forløb slutter, er pladsen ledig igen.',
      'Før løsladelsen skal den ene af de to have adgang til deltagerens eget fængsel på dagen for første møde, eller kunne nå at få den; dem begge, hvis indstillingerne siger det. Den, fængslet har sagt nej til, er ikke regnet med der.',
      'Den, der løslades først, får først. Hvad der mangler i en måned, mangler ikke igen i den næste.',
    ],
  },
  en: {
    title: 'Supply',
    lead: 'Releases and free mentors, twelve months ahead.',
    branches: 'Branch by branch',
    missing: (n: number) => (n === 1 ? 'mentor missing' : 'mentors missing'),
    releases: () => 'released in the next twelve months',
    covered: () => 'have or can have a pair',
    enough: 'There are mentors enough for everybody whose release is known.',
    noBranch: 'There are no branches yet. An administrator sets them up.',
    unknown: (people: number, needed: number) =>
      `${plural('en', people, 'person has', 'people have')} no known day of release and ${people === 1 ? 'is' : 'are'} not counted. That takes ${mentors('en', needed)}.`,
    lapsing: (n: number) =>
      `${plural('en', n, 'place is', 'places are')} not counted, because a certificate or another check runs out before. Renew them in time.`,
    figure: (covered: number, of: number) =>
      of === 0 ? 'No releases in the next twelve months' : `There are pairs for ${covered} of ${of} releases`,
    figureNote: 'Each participant has two mentors. A free mentor is counted on once.',
    more: (count: string) => `Later ${count} more are missing. See month by month.`,
    tableOf: (branch: string) => `${branch}: month by month`,
    month: 'Month',
    branch: 'Branch',
    releasedHead: 'Released',
    pairedHead: 'Have a pair',
    placesHead: 'Free places',
    coveredHead: 'Have or can have a pair',
    missingHead: 'Mentors missing',
    clearHead: 'Ask for access by',
    recruitHead: 'Look for mentors by',
    out: 'Out already',
    unknownMonth: 'Day unknown',
    total: 'In all',
    country: 'Mentors missing, month by month',
    now: 'now',
    has: 'Have or can have a pair',
    hasNot: 'No pair',
    file: 'The numbers as a spreadsheet (CSV)',
    fileName: 'supply',
    times: 'How long access takes',
    prison: 'Prison',
    days: 'Days',
    answers: 'Answers',
    setting: (days: number) => `${days} (a setting)`,
    timesNote: (days: number) =>
      `The median of the prison’s answers in the last two years. Where there are fewer than three answers, ${days} days are reckoned with. That is a setting and not a measure.`,
    recruiting: (days: number | undefined) =>
      days === undefined
        ? `Too few mentors were approved to say how long it takes. ${recruitingDefault} days from application to approval are reckoned with here.`
        : `From application to approval it takes ${plural('en', days, 'day', 'days')} (median of the last two years).`,
    how: 'How this is reckoned',
    howText: [
      'The release is the date that counts now. The first meeting is two months before it.',
      'Counted are all with a running course and all referred people who have not got one yet.',
      'Before the release one of the two must have access to the participant’s own prison on the day of the first meeting, or be able to get it in time; both, where the settings say so. Whom the prison has refused is not counted on there.',
      'A place is free when the mentor is approved and not away, and the checks hold on the day of the first meeting. When a course ends, its places are free again.',
      'Who is released first is served first. What is missing in one month is not missing again in the next.',
    ],
  },
} as const;
