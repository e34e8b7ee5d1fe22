import type { Lang } from '../ui/index.ts';
import { has, type Role, type Viewer } from './viewer.ts';

interface Entry {
  readonly href: string;
  readonly text: Readonly<Record<Lang, string>>;
  readonly roles: readonly Role[];
}

const entries: readonly Entry[] = [
  { href: '/today', text: { da: 'I dag', en: 'Today' }, roles: ['coordinator'] },
  { href: '/my', text: { da: 'Mine deltagere', en: 'My participants' }, roles: ['mentor'] },
  { href: '/my/about', text: { da: 'Om mig', en: 'About me' }, roles: ['mentor'] },
  { href: '/my/expenses', text: { da: 'Udlæg', en: 'Expenses' }, roles: ['mentor'] },
  { href: '/people', text: { da: 'Deltagere', en: 'Participants' }, roles: ['coordinator'] },
  { href: '/waiting', text: { da: 'Venteliste', en: 'Waiting list' }, roles: ['coordinator'] },
  { href: '/mentors', text: { da: 'Mentorer', en: 'Mentors' }, roles: ['coordinator'] },
  { href: '/notes', text: { da: 'Nye noter', en: 'New notes' }, roles: ['coordinator'] },
  { href: '/overview', text: { da: 'Overblik', en: 'Overview' }, roles: ['programme-lead'] },
  { href: '/pairs', text: { da: 'Par', en: 'Pairs' }, roles: ['coordinator', 'programme-lead'] },
  { href: '/supply', text: { da: 'Behov', en: 'Supply' }, roles: ['coordinator', 'programme-lead'] },
  { href: '/settings', text: { da: 'Indstillinger', en: 'Settings' }, roles: ['programme-lead'] },
  { href: '/randomise', text: { da: 'Lodtrækning', en: 'Randomisation' }, roles: ['trial-manager'] },
  { href: '/studies', text: { da: 'Forsøg', en: 'Studies' }, roles: ['trial-manager', 'evaluator'] },
  { href: '/users', text: { da: 'Konti', en: 'Accounts' }, roles: ['administrator'] },
  { href: '/outbox', text: { da: 'Udbakke', en: 'Outbox' }, roles: ['administrator'] },
  { href: '/register-lists', text: { da: 'Nøglelister', en: 'Key lists' }, roles: ['administrator'] },
  { href: '/branches', text: { da: 'Afdelinger', en: 'Branches' }, roles: ['administrator'] },
  { href: '/areas', text: { da: 'Landsdele', en: 'Areas' }, roles: ['administrator'] },
  {
    href: '/privacy',
    text: { da: 'Persondata', en: 'Personal data' },
    roles: ['administrator', 'data-protection-officer'],
  },
  {
    href: '/audit',
    text: { da: 'Revisionsspor', en: 'Audit trail' },
    roles: ['administrator', 'data-protection-officer'],
  },
];

/** The viewer's own navigation, and which entry the page is under. */
export const navigationOf = (viewer: Viewer, lang: Lang, path: string) => {
  const own = entries.filter((entry) => has(viewer, ...entry.roles));
  // The longest address wins: a page of one's own under another entry is its own.
  const [under] = own
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length);
  return own.map((entry) => ({
    href: entry.href,
    text: entry.text[lang],
    current: entry === under,
  }));
};

/** Where a person lands after signing in. */
export const homeOf = (viewer: Pick<Viewer, 'memberships'>): string =>
  entries.find((entry) => has(viewer, ...entry.roles))?.href ?? '/account';
