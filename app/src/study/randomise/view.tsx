import type { CriterionResult } from '@primus-motor/trial';
import type { OpenStudy, ReadyPerson } from '../../doors/eligibility.ts';
import {
  Details,
  EmptyState,
  type Lang,
  Page,
  type PageContext,
  PostButton,
  Section,
  Table,
  Tag,
  type TagKind,
} from '../../ui/index.ts';
import { texts } from './texts.ts';

const tags: Readonly<Record<CriterionResult['state'], TagKind>> = {
  met: 'done',
  'not-met': 'danger',
  unknown: 'soon',
};

const Criteria = ({ lang, person }: { readonly lang: Lang; readonly person: ReadyPerson }) => (
  <Details summary={texts[lang].criteria}>
    <ul>
      {person.eligibility.criteria.map((one) => (
        <li>
          {one.text[lang]} <Tag kind={tags[one.state]}>{texts[lang][one.state]}</Tag>
        </li>
      ))}
    </ul>
  </Details>
);

/** What is in the way: the requirements that are not met or not known, or the one thing that comes before them. */
const Lacks = ({ lang, person }: { readonly lang: Lang; readonly person: ReadyPerson }) => {
  const lacking = person.eligibility.criteria.filter((one) => one.state !== 'met');
  if (person.refusal?.reason !== 'not-eligible' || lacking.length === 0)
    return <>{person.refusal?.words[lang]}</>;
  return (
    <>
      {lacking.map((one) => (
        <span>
          {one.text[lang]} <Tag kind={tags[one.state]}>{texts[lang][one.state]}</Tag>{' '}
        </span>
      ))}
    </>
  );
};

interface PeopleProps {
  readonly page: PageContext;
  readonly study: OpenStudy;
  readonly people: readonly ReadyPerson[];
}

const Ready = ({ page, study, people }: PeopleProps) => {
  const text = texts[page.lang];
  return (
    <Table
      caption={text.ready}
      captionHidden
      columns={[
        { key: 'number', text: text.number },
        { key: 'criteria', text: text.requirements },
        { key: 'action', text: text.randomise },
      ]}
      rows={people.map((person) => ({
        number: person.number,
        criteria: <Criteria lang={page.lang} person={person} />,
        action: (
          <PostButton
            page={page}
            action="/randomise"
            fields={{ person: person.personId, study: study.id, number: person.number }}
            text={text.randomise}
            context={`${text.number} ${person.number}`}
            kind="primary"
          />
        ),
      }))}
    />
  );
};

const NotReady = ({ page, people }: Omit<PeopleProps, 'study'>) => {
  const text = texts[page.lang];
  return (
    <Table
      caption={text.notReady}
      captionHidden
      columns={[
        { key: 'number', text: text.number },
        { key: 'lacks', text: text.lacks },
      ]}
      rows={people.map((person) => ({
        number: person.number,
        lacks: <Lacks lang={page.lang} person={person} />,
      }))}
    />
  );
};

export interface RandomisePageProps {
  readonly page: PageContext;
  readonly studies: readonly OpenStudy[];
  readonly study: OpenStudy | undefined;
  readonly people: readonly ReadyPerson[];
}

/** Who may be allocated now, by number; and what the others lack. */
export function RandomisePage({ page, studies, study, people }: RandomisePageProps) {
  const { lang } = page;
  const text = texts[lang];
  if (study === undefined)
    return (
      <Page page={page} title={text.title} lead={text.lead}>
        <EmptyState text={text.noStudy} action={<a href="/studies">{text.studies}</a>} />
      </Page>
    );
  const ready = people.filter(({ refusal }) => refusal === undefined);
  const others = people.filter(({ refusal }) => refusal !== undefined);
  const elsewhere = studies.filter((one) => one.id !== study.id);
  return (
    <Page page={page} title={text.title} lead={study.title[lang]}>
      <p>{text.lead}</p>
      {people.length === 0 ? <EmptyState text={text.nobody} /> : null}
      {people.length === 0 ? null : (
        <Section title={text.ready}>
          <p>{ready.length === 0 ? text.none : text.once}</p>
          {ready.length === 0 ? null : <Ready page={page} study={study} people={ready} />}
        </Section>
      )}
      {others.length === 0 ? null : (
        <Section title={text.notReady}>
          <NotReady page={page} people={others} />
        </Section>
      )}
      {elsewhere.length === 0 ? null : (
        <Section title={text.other}>
          <ul>
            {elsewhere.map((one) => (
              <li>
                <a href={`/randomise?study=${one.id}`}>{one.title[lang]}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
