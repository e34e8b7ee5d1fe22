import { EmptyState, formatDate, Page, type PageContext, Table, Tag } from '../../../ui/index.ts';
import { stageOf, stageWords } from '../stage.ts';
import type { ListedPerson } from '../store.ts';
import { SearchPeople } from './search.tsx';

const texts = {
  da: {
    title: 'Deltagere',
    name: 'Navn',
    branch: 'Afdeling',
    release: 'Løsladelse',
    stage: 'Hvor langt',
    none: 'Der er ingen deltagere endnu. Tag imod en henvisning i I dag.',
    today: 'Til I dag',
    unknown: 'Kendes ikke',
    noneFound: (wanted: string) => `Ingen deltager passer til »${wanted}«.`,
    all: 'Vis alle',
    earlier: 'Forrige side',
    later: 'Næste side',
  },
  en: {
    title: 'Participants',
    name: 'Name',
    branch: 'Branch',
    release: 'Release',
    stage: 'How far',
    none: 'There are no participants yet. Accept a referral in Today.',
    today: 'To Today',
    unknown: 'Not known',
    noneFound: (wanted: string) => `No participant fits “${wanted}”.`,
    all: 'Show all',
    earlier: 'Previous page',
    later: 'Next page',
  },
} as const;

const pageHref = (wanted: string, number: number): string =>
  `/people?${new URLSearchParams({ ...(wanted === '' ? {} : { q: wanted }), page: String(number) })}`;

export interface PeoplePageProps {
  readonly page: PageContext;
  readonly people: readonly ListedPerson[];
  readonly more: boolean;
  readonly number: number;
  /** What was searched for; '' for everybody. */
  readonly wanted: string;
}

export function PeoplePage({ page, people, more, number, wanted }: PeoplePageProps) {
  const text = texts[page.lang];
  if (people.length === 0 && number === 1 && wanted === '')
    return (
      <Page page={page} title={text.title}>
        <EmptyState text={text.none} action={<a href="/today">{text.today}</a>} />
      </Page>
    );
  return (
    <Page page={page} title={text.title} wide>
      <SearchPeople lang={page.lang} wanted={wanted} />
      {people.length === 0 ? (
        <EmptyState text={text.noneFound(wanted)} action={<a href="/people">{text.all}</a>} />
      ) : (
        <Table
          caption={text.title}
          captionHidden
          columns={[
            { key: 'name', text: text.name },
            { key: 'branch', text: text.branch },
            { key: 'release', text: text.release },
            { key: 'stage', text: text.stage },
          ]}
          rows={people.map((person) => {
            const stage = stageOf(person);
            return {
              name: <a href={`/people/${person.id}`}>{person.name}</a>,
              branch: person.branch,
              release:
                person.release === undefined ? text.unknown : formatDate(page.lang, person.release, 'short'),
              stage: (
                <Tag kind={stage === 'control' || stage === 'ended' ? 'neutral' : 'info'}>
                  {stageWords[page.lang][stage]}
                </Tag>
              ),
            };
          })}
        />
      )}
      <p>
        {number > 1 ? <a href={pageHref(wanted, number - 1)}>{text.earlier}</a> : null}{' '}
        {more ? <a href={pageHref(wanted, number + 1)}>{text.later}</a> : null}
      </p>
    </Page>
  );
}
