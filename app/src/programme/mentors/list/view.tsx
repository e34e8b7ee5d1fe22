import {
  ButtonLink,
  EmptyState,
  joinWords,
  type Lang,
  Page,
  type PageContext,
  sentence,
  Table,
} from '../../../ui/index.ts';
import { languageName } from '../../referrals/referral.ts';
import { freePlaces } from '../mentor.ts';
import type { MentorRecord } from '../store.ts';
import { stageName } from '../texts.ts';
import { Attention } from './attention.tsx';
import { texts } from './texts.ts';

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
