import { joinWords, type Lang, plural } from '../../../../ui/index.ts';

const numbers = { da: ['', 'en mentor', 'to mentorer'], en: ['', 'one mentor', 'two mentors'] } as const;

/** "Mette Madsen og en mentor fra Odense." */
export const pairWords = (
  lang: Lang,
  mentors: readonly string[],
  fromBranchIds: readonly string[],
  branch: (id: string) => string,
): string =>
  joinWords(lang, [
    ...mentors,
    ...[...Map.groupBy(fromBranchIds, (id) => id)].map(
      ([id, some]) => `${numbers[lang][some.length]} ${lang === 'da' ? 'fra' : 'from'} ${branch(id)}`,
    ),
  ]);

/** How many get a pair, and what lending would add. */
export const gainText = (
  lang: Lang,
  { waiting, alone, placed }: Readonly<Record<'waiting' | 'alone' | 'placed', number>>,
): string => {
  const da = lang === 'da';
  const more = placed - alone;
  const who = da
    ? `${plural('da', waiting, 'forløb', 'forløb')} venter, og ${placed} kan få et par.`
    : `${plural('en', waiting, 'course waits', 'courses wait')}, and ${placed} can get a pair.`;
  if (more <= 0)
    return da ? `${who} Lån mellem afdelinger giver ikke flere.` : `${who} Loans between branches add none.`;
  return da
    ? `${who} Det er ${more} flere, end når hver afdeling kun bruger sine egne mentorer.`
    : `${who} That is ${more} more than when each branch uses its own mentors only.`;
};

export const texts = {
  da: {
    title: 'Den bedste plan for hele landet',
    about:
      'Alle, der venter, og alle mentorer på én gang. En mentor kan hjælpe i en anden afdeling, når vejen ikke er for lang. Du ser antal og ingen navne, og ingen bliver spurgt.',
    find: 'Find den bedste plan',
    again: 'Find igen',
    made: 'Planen for landet er lagt. Koordinatorerne ser deres egen del.',
    nobody: 'Ingen i landet venter på et par.',
    of: (date: string) => `Plan fra ${date}.`,
    branch: 'Afdeling',
    waiting: 'Venter',
    alone: 'Par med egne mentorer',
    placed: 'Par med lån',
    borrowed: 'Låner',
    lent: 'Låner ud',
    total: 'I alt',
    missing: 'Det mangler, også med lån',
    noneMissing: 'Alle kan få et par.',
    shareTitle: (date: string) => `Planen for landet fra ${date}`,
    shareAbout:
      'Sådan kunne dine deltagere få par, hvis afdelinger låner hinanden mentorer. Tal med den anden afdeling, før I bruger forslaget.',
    person: 'Deltager',
    pair: 'Par',
    loans: 'Dine mentorer, som andre kunne låne',
    loan: (branch: string) => `kunne hjælpe i ${branch}.`,
  },
  en: {
    title: 'The best plan for the whole country',
    about:
      'Everybody who waits and all mentors at once. A mentor can help in another branch when the way is not too long. You see counts and no names, and nobody is asked.',
    find: 'Find the best plan',
    again: 'Find again',
    made: 'The plan of the country is made. The coordinators see their own part.',
    nobody: 'Nobody in the country waits for a pair.',
    of: (date: string) => `Plan of ${date}.`,
    branch: 'Branch',
    waiting: 'Waiting',
    alone: 'Pairs with own mentors',
    placed: 'Pairs with loans',
    borrowed: 'Borrows',
    lent: 'Lends',
    total: 'In all',
    missing: 'What is missing, also with loans',
    noneMissing: 'Everybody can get a pair.',
    shareTitle: (date: string) => `The plan of the country of ${date}`,
    shareAbout:
      'This is how your participants could get pairs if branches lend each other mentors. Talk to the other branch before you use the proposal.',
    person: 'Participant',
    pair: 'Pair',
    loans: 'Your mentors whom others could borrow',
    loan: (branch: string) => `could help in ${branch}.`,
  },
} as const;
