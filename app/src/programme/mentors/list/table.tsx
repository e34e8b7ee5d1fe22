import { Table, Tag } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { languageList } from '../languages.ts';
import { freePlaces } from '../mentor.ts';
import type { MentorRecord } from '../store.ts';
import { stageName } from '../texts.ts';
import { Attention } from './attention.tsx';
import { texts } from './texts.ts';
import type { MentorListProps } from './view.tsx';

/** Who is here: stage, town, languages, room, and what is missing or running out. */
export function MentorTable({ page, mentors, today }: Pick<MentorListProps, 'page' | 'mentors' | 'today'>) {
  const { lang } = page;
  const text = texts[lang];
  return (
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
        stage:
          mentor.absence === undefined ? (
            stageName[lang][mentor.stage]
          ) : (
            <>
              {stageName[lang][mentor.stage]}{' '}
              <Tag kind="soon">
                {mentor.absence.returnOn === undefined
                  ? text.away
                  : text.awayUntil(shortDate(lang, mentor.absence.returnOn))}
              </Tag>
            </>
          ),
        town: mentor.town,
        languages: languageList(lang, mentor.languages),
        free: String(freePlaces(mentor)),
        missing: <Attention lang={lang} mentor={mentor} today={today} />,
      }))}
    />
  );
}

/** Who has left, for whoever looks back. */
export const LeftList = ({ mentors }: { readonly mentors: readonly MentorRecord[] }) => (
  <ul>
    {mentors.map((mentor) => (
      <li>
        <a href={`/mentors/${mentor.id}`}>{mentor.name}</a>, {mentor.town}
      </li>
    ))}
  </ul>
);
