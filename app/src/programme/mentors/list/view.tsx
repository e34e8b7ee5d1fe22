import {
  ButtonLink,
  EmptyState,
  joinWords,
  type Lang,
  Page,
  type PageContext,
  plural,
  sentence,
  Table,
  Tag,
} from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { languageName } from '../../referrals/referral.ts';
import { approvalVerdict, runningOut } from '../approval.ts';
import { freePlaces } from '../mentor.ts';
import type { MentorRecord } from '../store.ts';
import { checkName, requirementName, stageName } from '../texts.ts';

const texts = {
  da: {
    title: 'Mentorer',
    add: 'Ny mentor',
    empty: 'Afdelingen har ingen mentorer endnu. Skriv den første.',
    name: 'Navn',
    stage: 'Trin',
    town: 'By',
    languages: 'Sprog',
    free: 'Ledige pladser',
    missing: 'Mangler eller udløber',
    nothing: 'Alt i orden',
    lacks: 'Mangler',
    expires: 'Udløber',
    lead: (approved: number, free: number) =>
      `${plural('da', approved, 'godkendt mentor', 'godkendte mentorer')}, ${plural('da', free, 'ledig plads', 'ledige pladser')}.`,
  },
  en: {
    title: 'Mentors',
    add: 'New mentor',
    empty: 'The branch has no mentors yet. Write down the first.',
    name: 'Name',
    stage: 'Stage',
    town: 'Town',
    languages: 'Languages',
    free: 'Free places',
    missing: 'Missing or running out',
    nothing: 'All in order',
    lacks: 'Lacks',
    expires: 'Ends',
    lead: (approved: number, free: number) =>
      `${plural('en', approved, 'approved mentor', 'approved mentors')}, ${plural('en', free, 'free place', 'free places')}.`,
  },
} as const;

function Attention({ lang, mentor, today }: { lang: Lang; mentor: MentorRecord; today: Temporal.PlainDate }) {
  const text = texts[lang];
  if (mentor.stage === 'left') return null;
  const { missing } = approvalVerdict(mentor, mentor.checks, mentor.trainings, today);
  const ending = runningOut(mentor.checks, today).filter(
    ({ check, end }) =>
      Temporal.PlainDate.compare(end, today) >= 0 || !missing.some((one) => one.requirement === check.kind),
  );
  if (missing.length === 0 && ending.length === 0) return <>{text.nothing}</>;
  const lacking = joinWords(
    lang,
    missing.map((one) => requirementName(lang, one.requirement).toLowerCase()),
  );
  return (
    <span>
      {missing.length === 0 ? null : mentor.stage === 'approved' ? (
        <>
          <Tag kind="danger">{text.lacks}</Tag> {lacking}{' '}
        </>
      ) : (
        `${text.lacks} ${lacking} `
      )}
      {ending.map(({ check, end }) => (
        <>
          <Tag kind="soon">{text.expires}</Tag> {checkName[lang][check.kind].toLowerCase()},{' '}
          {shortDate(lang, end)}{' '}
        </>
      ))}
    </span>
  );
}

const languageList = (lang: Lang, codes: readonly string[]): string => {
  const names = joinWords(
    lang,
    codes.map((code) => languageName(lang, code)),
  );
  return lang === 'da' ? sentence(names.toLowerCase()) : names;
};

export interface MentorListProps {
  readonly page: PageContext;
  readonly mentors: readonly MentorRecord[];
  readonly today: Temporal.PlainDate;
}

/** The branch's mentors, and what each lacks. */
export function MentorListPage({ page, mentors, today }: MentorListProps) {
  const { lang } = page;
  const text = texts[lang];
  const approved = mentors.filter((mentor) => mentor.stage === 'approved');
  const free = approved.reduce((sum, mentor) => sum + freePlaces(mentor), 0);
  const add = <ButtonLink href="/mentors/new">{text.add}</ButtonLink>;
  return (
    <Page
      page={page}
      title={text.title}
      lead={mentors.length === 0 ? undefined : text.lead(approved.length, free)}
      wide
    >
      {mentors.length === 0 ? (
        <EmptyState text={text.empty} action={add} />
      ) : (
        <>
          <p>{add}</p>
          <Table
            caption={text.title}
            captionHidden
            columns={[
              { key: 'name', text: text.name },
              { key: 'stage', text: text.stage },
              { key: 'town', text: text.town },
              { key: 'languages', text: text.languages },
              { key: 'free', text: text.free, numeric: true },
              { key: 'missing', text: text.missing },
            ]}
            rows={mentors.map((mentor) => ({
              name: <a href={`/mentors/${mentor.id}`}>{mentor.name}</a>,
              stage: stageName[lang][mentor.stage],
              town: mentor.town,
              languages: languageList(lang, mentor.languages),
              free: String(freePlaces(mentor)),
              missing: <Attention lang={lang} mentor={mentor} today={today} />,
            }))}
          />
        </>
      )}
    </Page>
  );
}
