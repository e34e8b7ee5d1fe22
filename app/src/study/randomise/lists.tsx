import type { CriterionResult } from '@primus-motor/trial';
import type { OpenStudy, ReadyPerson } from '../../doors/eligibility.ts';
import {
  Details,
  type Lang,
  type PageContext,
  PostButton,
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

/** Who may be allocated now: one press each. */
export const Ready = ({ page, study, people }: PeopleProps) => {
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

/** Who may not yet, and what is lacking. */
export const NotReady = ({ page, people }: Omit<PeopleProps, 'study'>) => {
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
