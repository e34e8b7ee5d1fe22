import type { StudyState } from '@primus-motor/trial';
import {
  ButtonLink,
  Definitions,
  formatInstant,
  Page,
  type PageContext,
  PostButton,
  Section,
  Steps,
  Tag,
} from '../../../ui/index.ts';
import { statesAfter } from '../policies.ts';
import { ProtocolSummary } from '../summary.tsx';
import { moveWords, stateTag, stateWords } from '../texts.ts';
import { type FlowFacts, flowSteps, isMature } from './flow.ts';

const texts = {
  da: {
    back: 'Forsøg',
    invented: 'Opdigtede data',
    flow: 'Deltagernes vej',
    flowAbout: 'Begge grupper sammen. Hvem der er i hvilken, ved kun lodtrækningen og afdelingerne.',
    protocol: 'Planen',
    check: 'Sådan kan lodtrækningen efterprøves',
    commitment: 'Forsegling',
    commitmentAbout:
      'Forseglingen binder forsøget til én hemmelighed. Når hemmeligheden åbnes, kan enhver regne hver lodtrækning efter.',
    registered: 'Registreret',
    randomise: 'Gå til lodtrækningen',
    deliver: 'Hent løsladelser og forløb',
    deliverAbout: 'Henter datoer for løsladelse og omfanget af mentorforløbene, uden navne.',
    outcomes: 'Hent udfald',
    analysis: 'Se analysen',
    unblinding: 'Afblinding',
    publication: 'Offentliggørelse',
    waits: 'Forsøget venter på, at tiden går. Der er intet at gøre nu.',
  },
  en: {
    back: 'Studies',
    invented: 'Invented data',
    flow: 'The participants’ way',
    flowAbout: 'Both groups together. Who is in which is known to the randomisation and the branches alone.',
    protocol: 'The plan',
    check: 'How the randomisation can be checked',
    commitment: 'Commitment',
    commitmentAbout:
      'The commitment binds the study to one secret. When the secret is opened, anyone can compute every allocation again.',
    registered: 'Registered',
    randomise: 'Go to the randomisation',
    deliver: 'Bring releases and courses',
    deliverAbout: 'Brings release dates and the extent of mentoring, without names.',
    outcomes: 'Bring outcomes',
    analysis: 'See the analysis',
    unblinding: 'Unblinding',
    publication: 'Publication',
    waits: 'The study waits for time to pass. There is nothing to do now.',
  },
} as const;

export interface StudyPageProps extends FlowFacts {
  readonly page: PageContext;
  readonly mayManage: boolean;
  readonly mayAnalyse: boolean;
  readonly today: Temporal.PlainDate;
}

/** A pause is one press; what cannot be undone, and the first opening, is confirmed on a page of its own. */
const Move = ({ page, id, from, to }: { page: PageContext; id: string; from: StudyState; to: StudyState }) =>
  (from === 'recruiting' && to === 'paused') || (from === 'paused' && to === 'recruiting') ? (
    <PostButton
      page={page}
      action={`/studies/${id}/state`}
      fields={{ from, to }}
      text={moveWords[page.lang][to]}
    />
  ) : (
    <ButtonLink href={`/studies/${id}/state?to=${to}`} kind={from === 'draft' ? 'primary' : 'secondary'}>
      {moveWords[page.lang][to]}
    </ButtonLink>
  );

function Now({ page, study, progress, outcomes, mayManage, mayAnalyse }: StudyPageProps) {
  const text = texts[page.lang];
  const { id, state } = study;
  const mature = isMature({ study, progress, outcomes });
  const started = state !== 'draft' && progress.allocated > 0;
  return (
    <>
      {mayManage && state === 'recruiting' ? (
        <ButtonLink href={`/randomise?study=${id}`}>{text.randomise}</ButtonLink>
      ) : null}
      {mayManage ? statesAfter(state).map((to) => <Move page={page} id={id} from={state} to={to} />) : null}
      {mayManage && started ? (
        <>
          <PostButton page={page} action={`/studies/${id}/deliver`} text={text.deliver} />
          <p>{text.deliverAbout}</p>
          <ButtonLink href={`/studies/${id}/outcomes`} kind="secondary">
            {text.outcomes}
          </ButtonLink>
        </>
      ) : null}
      {mature ? (
        <>
          {mayAnalyse ? <ButtonLink href={`/studies/${id}/analysis`}>{text.analysis}</ButtonLink> : null}
          <ButtonLink href={`/studies/${id}/unblinding`} kind="secondary">
            {text.unblinding}
          </ButtonLink>
          {mayManage ? (
            <ButtonLink href={`/studies/${id}/publication`} kind="secondary">
              {text.publication}
            </ButtonLink>
          ) : null}
        </>
      ) : null}
      {!mature && !mayManage ? <p>{text.waits}</p> : null}
    </>
  );
}

/** One study: where it stands, what was planned, how it can be checked, and what now. */
export function StudyPage(props: StudyPageProps) {
  const { page, study } = props;
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={study.locked.protocol.title[lang]}
      lead={
        <>
          <Tag kind={stateTag[study.state]}>{stateWords[lang][study.state]}</Tag>{' '}
          {study.invented ? <Tag>{text.invented}</Tag> : null}
        </>
      }
      back={{ href: '/studies', text: text.back }}
      now={<Now {...props} />}
    >
      <Section title={text.flow}>
        <Steps label={text.flow} items={flowSteps(lang, props)} />
        <p>{text.flowAbout}</p>
      </Section>
      <Section title={text.protocol}>
        <ProtocolSummary lang={lang} locked={study.locked} />
      </Section>
      <Section title={text.check}>
        <p>{text.commitmentAbout}</p>
        <Definitions
          items={[
            { term: text.commitment, value: <code>{study.commitment}</code> },
            { term: text.registered, value: formatInstant(lang, study.registeredAt) },
          ]}
        />
      </Section>
    </Page>
  );
}
