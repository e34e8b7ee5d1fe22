import { type Lang, plural } from '../../ui/index.ts';
import type { DayKind } from './sources.ts';

export const texts = {
  da: {
    title: 'I dag',
    referrals: 'Nye henvisninger',
    others: 'Venter på dig',
    none: 'Intet venter på dig i dag. Nye henvisninger kommer her af sig selv.',
    counts: (referrals: number, others: number) =>
      `${plural('da', referrals, 'ny henvisning', 'nye henvisninger')}, ${plural('da', others, 'ting', 'ting')} i gang.`,
    link: 'Nyt link til henvisning',
    waiting: 'Links, der venter',
    linkAbout: 'Et fængsel henviser én person gennem et link og ser svaret samme sted.',
    rest: 'Resten',
    restLead: 'Her står det vigtigste af hver slags. Det øvrige står på sine egne lister.',
    all: (kind: string, total: number) => `${kind}: alle ${total}`,
    found: (total: number) => `${total} i alt, de vigtigste først.`,
    nothing: 'Der er ikke flere af den slags.',
  },
  en: {
    title: 'Today',
    referrals: 'New referrals',
    others: 'Waiting for you',
    none: 'Nothing waits for you today. New referrals come here by themselves.',
    counts: (referrals: number, others: number) =>
      `${plural('en', referrals, 'new referral', 'new referrals')}, ${plural('en', others, 'thing', 'things')} under way.`,
    link: 'New referral link',
    waiting: 'Links that wait',
    linkAbout: 'A prison refers one person through a link and sees the answer there.',
    rest: 'The rest',
    restLead: 'The most important of each kind stands here. The others stand on lists of their own.',
    all: (kind: string, total: number) => `${kind}: all ${total}`,
    found: (total: number) => `${total} in all, the most important first.`,
    nothing: 'There are no more of this kind.',
  },
} as const;

/** What a list of one kind is called. */
export const kindName: Readonly<Record<Lang, Readonly<Record<DayKind, string>>>> = {
  da: {
    referrals: 'Nye henvisninger',
    concerns: 'Bekymringer',
    answers: 'Svar fra fængsler',
    duplicates: 'Personer, der kan være kendt i forvejen',
    consents: 'Samtykker, der er trukket tilbage',
    releases: 'Løsladelser',
    pauses: 'Pauser uden nyt',
    transfers: 'Flytninger, hvor mentor mangler adgang',
    followed: 'Løsladelser af dem uden forløb',
    pairs: 'Forløb, der mangler mentorer',
    silence: 'Forløb uden kontakt i en måned',
    checks: 'Tjek, der udløber',
    applicants: 'Ansøgere',
    requests: 'Fængsler, der ikke har svaret',
    away: 'Mentorer, der er eller var væk',
    expenses: 'Udlæg',
    people: 'På vej til et forløb',
  },
  en: {
    referrals: 'New referrals',
    concerns: 'Concerns',
    answers: 'Answers from prisons',
    duplicates: 'People who may be known already',
    consents: 'Consents that were withdrawn',
    releases: 'Releases',
    pauses: 'Pauses without word',
    transfers: 'Transfers to where the mentor is not cleared',
    followed: 'Releases of those without a course',
    pairs: 'Courses that lack mentors',
    silence: 'Courses without contact for a month',
    checks: 'Checks that run out',
    applicants: 'Applicants',
    requests: 'Prisons that have not answered',
    away: 'Mentors who are or were away',
    expenses: 'Expenses',
    people: 'On the way to a course',
  },
};
