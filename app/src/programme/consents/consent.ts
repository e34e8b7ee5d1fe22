import type { Lang } from '../../ui/index.ts';

/** What a participant may say yes to, each on its own. The first three are the study's and the demo's as well. */
export const purposes = [
  'programme',
  'register-follow-up',
  'authority-contact',
  'story-photo',
  'researcher-contact',
] as const;
export type Purpose = (typeof purposes)[number];

export const purposeOf = (text: string): Purpose => purposes.find((one) => one === text) ?? 'programme';

export const manners = ['in-person', 'in-writing', 'by-phone', 'digital'] as const;
export type Manner = (typeof manners)[number];

/** The authorities that a consent to contact may name; others are named in words. */
export const authorities = ['job-centre', 'municipality', 'prison-service'] as const;
export type Authority = (typeof authorities)[number];

/** How another authority is kept: `other: ` and its name. */
export const otherPrefix = 'other: ';

interface Standing {
  readonly purpose: string;
  readonly recipient: string;
  /** It holds today. */
  readonly holds: boolean;
}

/** The authorities that no standing consent names yet. What was given before authorities were named is for all three. */
export const notNamed = (consents: readonly Standing[]): readonly Authority[] => {
  const standing = consents.filter((one) => one.purpose === 'authority-contact' && one.holds);
  return standing.some((one) => one.recipient === '')
    ? []
    : authorities.filter((authority) => !standing.some((one) => one.recipient === authority));
};

/** The newest consent of each purpose and authority, one that holds before one that does not. */
export const latestOf = <T extends Standing>(consents: readonly T[], purpose: Purpose): readonly T[] => {
  const own = consents.filter((one) => one.purpose === purpose);
  const recipients = [...new Set(own.map((one) => one.recipient))].toSorted();
  return recipients.flatMap((recipient) => {
    const same = own.filter((one) => one.recipient === recipient);
    const shown = same.find((one) => one.holds) ?? same[0];
    return shown === undefined ? [] : [shown];
  });
};

export const authorityName: Readonly<Record<Lang, Readonly<Record<Authority, string>>>> = {
  da: {
    'job-centre': 'jobcentret',
    municipality: 'kommunen',
    'prison-service': 'Kriminalforsorgen',
  },
  en: {
    'job-centre': 'the job centre',
    municipality: 'the municipality',
    'prison-service': 'the prison service',
  },
};

/** What the usual authorities are called where somebody writes them out. */
const called: ReadonlyMap<string, Authority> = new Map(
  Object.entries({
    jobcenter: 'job-centre',
    jobcentret: 'job-centre',
    'job centre': 'job-centre',
    kommune: 'municipality',
    kommunen: 'municipality',
    municipality: 'municipality',
    kriminalforsorg: 'prison-service',
    kriminalforsorgen: 'prison-service',
    'prison service': 'prison-service',
  }),
);

/** How an authority that was written out is kept: one of the usual ones is that one, so that a no to it is a no. */
export const namedAs = (written: string): string => {
  const name = written.trim().replaceAll(/\s+/gu, ' ');
  return called.get(name.toLowerCase().replace(/^the /u, '')) ?? `${otherPrefix}${name}`;
};

/** Who a consent names, in words; one without a name is for all three. */
export const recipientName = (lang: Lang, recipient: string): string => {
  if (recipient.startsWith(otherPrefix)) return recipient.slice(otherPrefix.length);
  const named = authorities.find((one) => one === recipient);
  if (named !== undefined) return authorityName[lang][named];
  return lang === 'da'
    ? 'jobcentret, kommunen og Kriminalforsorgen'
    : 'the job centre, the municipality and the prison service';
};
