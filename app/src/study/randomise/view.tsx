import type { CriterionResult } from '@primus-motor/trial';
import type { OpenStudy, ReadyPerson } from '../../doors/eligibility.ts';
import {
  Card,
  Details,
  EmptyState,
  type Lang,
  Page,
  type PageContext,
  PostButton,
  Section,
  Tag,
  type TagKind,
} from '../../ui/index.ts';

const texts = {
  da: {
    title: 'Lodtrækning',
    lead: 'Numre, aldrig navne. Gruppen ser kun afdelingen.',
    noStudy: 'Intet forsøg tager imod deltagere lige nu.',
    studies: 'Se forsøgene',
    nobody: 'Ingen venter på lodtrækning. Der kommer nogen, når en afdeling har accepteret en henvisning.',
    ready: 'Klar til lodtrækning',
    notReady: 'Ikke klar endnu',
    none: 'Ingen lige nu.',
    number: 'Nummer',
    randomise: 'Træk lod',
    criteria: 'Krav for krav',
    once: 'Lodtrækningen sker én gang og kan ikke gøres om.',
    met: 'Opfyldt',
    'not-met': 'Ikke opfyldt',
    unknown: 'Ved ikke endnu',
    other: 'Andre forsøg',
  },
  en: {
    title: 'Randomisation',
    lead: 'Numbers, never names. Only the branch sees the group.',
    noStudy: 'No study takes participants right now.',
    studies: 'See the studies',
    nobody: 'Nobody waits to be randomised. People come when a branch has accepted a referral.',
    ready: 'Ready to be randomised',
    notReady: 'Not ready yet',
    none: 'Nobody right now.',
    number: 'Number',
    randomise: 'Randomise',
    criteria: 'Requirement by requirement',
    once: 'Randomisation happens once and cannot be done again.',
    met: 'Met',
    'not-met': 'Not met',
    unknown: 'Not known yet',
    other: 'Other studies',
  },
} as const;

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

interface PersonProps {
  readonly page: PageContext;
  readonly study: OpenStudy;
  readonly person: ReadyPerson;
}

function Person({ page, study, person }: PersonProps) {
  const text = texts[page.lang];
  return (
    <Card
      level={3}
      title={`${text.number} ${person.number}`}
      action={
        person.refusal === undefined ? (
          <PostButton
            page={page}
            action="/randomise"
            fields={{ person: person.personId, study: study.id, number: person.number }}
            text={text.randomise}
            context={`${text.number} ${person.number}`}
            kind="primary"
          />
        ) : null
      }
    >
      {person.refusal === undefined ? null : <p>{person.refusal.words[page.lang]}</p>}
      <Criteria lang={page.lang} person={person} />
    </Card>
  );
}

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
          {ready.length === 0 ? <p>{text.none}</p> : <p>{text.once}</p>}
          {ready.map((person) => (
            <Person page={page} study={study} person={person} />
          ))}
        </Section>
      )}
      {others.length === 0 ? null : (
        <Section title={text.notReady}>
          {others.map((person) => (
            <Person page={page} study={study} person={person} />
          ))}
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
