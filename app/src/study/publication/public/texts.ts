import { formatNumber, type Lang, plural } from '../../../ui/index.ts';

const da = {
  invented:
    'Forsøget er opdigtet. Ingen af personerne findes, og tallene siger intet om virkeligheden. Siden viser, hvordan et resultat ser ud.',
  inventedTitle: 'Opdigtede data',
  people: (n: number) => plural('da', n, 'deltager', 'deltagere'),
  followed: (length: string, origin: string) => `fulgt i ${length} efter ${origin}`,
  duration: (days: number) =>
    days % 365 === 0 ? `${formatNumber('da', days / 365)} år` : plural('da', days, 'dag', 'dage'),
  say: 'Hvad kan vi sige',
  when: 'Hvornår det sker',
  joined: 'Hvert trin samler mindst fem hændelser, så ingen kan genkendes på en dato.',
  whom: 'For hvem',
  noSubgroup:
    'Planen spurgte ikke, om det er forskelligt for forskellige deltagere. Derfor siger siden intet om det.',
  hiddenSubgroup: 'Grupperne er så små, at nogen kunne genkendes. Derfor er de ikke vist hver for sig.',
  money: 'Hvad det koster og sparer',
  price: 'Prisen, der er regnet med',
  notPaid:
    'Beløbet er et regnestykke, ikke penge, nogen har set. Det bygger på forsøgets forskel og på en pris fra en anden undersøgelse.',
  unknown: 'Hvad vi ikke ved',
  withheld: 'Holdt tilbage, så ingen kan genkendes',
  quote: 'Sådan kan resultatet citeres',
  quoteSource: (title: string, url: string) => `Kilde: ${title}, ${url}`,
  check: 'Sådan kan det efterprøves',
  checkAbout:
    'Planen blev låst og lodtrækningen forseglet, før den første deltager var med. Forsegling, plan og resultat har hver et fingeraftryk: ændres et tegn, ændres fingeraftrykket.',
  made: 'Sådan er forsøget lavet',
  population: 'Hvem',
  treatment: 'Den ene gruppe',
  comparator: 'Den anden gruppe',
  allocation: 'Fordeling',
  lots: 'Ved lodtrækning. Hverken deltagere, afdelinger eller forsøgsledelse kunne kende den næste plads.',
  outcome: 'Det, der måles',
  outcomeLeft: 'Frafald',
  asRandomised: 'Alle tæller i den gruppe, de blev trukket til, også den, der stoppede.',
  all: 'Alle planens analyser',
  flow: 'Deltagernes vej gennem forsøget',
  technical: 'Analyser og frafald',
  commitment: 'Forsegling af lodtrækningen',
  registered: 'Plan registreret',
  protocol: 'Planens fingeraftryk',
  approved: 'Den blindede analyse, som to personer godkendte',
  hash: 'Fingeraftryk af results.json',
  program: 'Program',
  published: 'Offentliggjort',
  download: 'Hent tallene (results.json)',
  svg: 'SVG',
  png: 'PNG',
  recompute: 'Den hentede fil har netop fingeraftrykket ovenfor: regn SHA-256 af den, og sammenlign.',
  noPrices: 'ikke oplyst',
};
type Words = typeof da;

const en: Words = {
  invented:
    'The trial is invented. None of the people exist, and the numbers say nothing of reality. The page shows what a result looks like.',
  inventedTitle: 'Invented data',
  people: (n) => plural('en', n, 'participant', 'participants'),
  followed: (length, origin) => `followed for ${length} after ${origin}`,
  duration: (days) =>
    days % 365 === 0 ? plural('en', days / 365, 'year', 'years') : plural('en', days, 'day', 'days'),
  say: 'What can be said',
  when: 'When it happens',
  joined: 'Each step joins at least five events, so that nobody can be recognised by a date.',
  whom: 'For whom',
  noSubgroup:
    'The plan did not ask whether it differs between participants. So the page says nothing about it.',
  hiddenSubgroup:
    'The groups are so small that somebody might be recognised. So they are not shown one by one.',
  money: 'What it costs and saves',
  price: 'The price that is used',
  notPaid:
    'The amount is a calculation, not money that anybody has seen. It rests on the difference in the trial and on a price from another study.',
  unknown: 'What we do not know',
  withheld: 'Held back so that nobody can be recognised',
  quote: 'How the result can be quoted',
  quoteSource: (title, url) => `Source: ${title}, ${url}`,
  check: 'How it can be checked',
  checkAbout:
    'The plan was locked and the randomisation sealed before the first participant took part. Commitment, plan and result each have a fingerprint: change one character, and the fingerprint changes.',
  made: 'How the trial was made',
  population: 'Who',
  treatment: 'One group',
  comparator: 'The other group',
  allocation: 'Allocation',
  lots: 'By lot. Neither participants, branches nor trial managers could know the next place.',
  outcome: 'What is measured',
  outcomeLeft: 'Those who left',
  asRandomised: 'Everybody counts in the group they were drawn to, also those who stopped.',
  all: 'All analyses of the plan',
  flow: 'The participants’ way through the trial',
  technical: 'Analyses and those who left',
  commitment: 'Commitment of the randomisation',
  registered: 'Plan registered',
  protocol: 'Fingerprint of the plan',
  approved: 'The blinded analysis that two people approved',
  hash: 'Fingerprint of results.json',
  program: 'Program',
  published: 'Published',
  download: 'Download the numbers (results.json)',
  svg: 'SVG',
  png: 'PNG',
  recompute: 'The downloaded file has exactly the fingerprint above: compute its SHA-256 and compare.',
  noPrices: 'not stated',
};

export const texts: Readonly<Record<Lang, Words>> = { da, en };
