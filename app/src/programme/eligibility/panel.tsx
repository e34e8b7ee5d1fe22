import type { EligibilityResult } from '@primus-motor/trial';
import { Form, type PageContext, PostButton, Section, Select, Table, Tag } from '../../ui/index.ts';
import { riskBands } from './assessment.ts';
import { reasonText } from './criteria.ts';

const texts = {
  da: {
    title: 'Forsøgets krav',
    none: 'Intet forsøg tager imod deltagere lige nu. Et forløb kan åbnes uden lodtrækning.',
    criterion: 'Krav',
    state: 'Opfyldt?',
    assess: 'Vurdering',
    risk: 'Risikobånd fra Kriminalforsorgen',
    riskHint: 'Skriv kun båndet, aldrig svarene bag det.',
    unknown: 'Ved ikke endnu',
    save: 'Gem vurderingen',
    yes: 'Ja',
    no: 'Nej',
    randomise: 'Træk lod',
    bands: { low: 'Lav', medium: 'Middel', high: 'Høj' },
    about: 'Lodtrækningen sker én gang. Svaret kan ikke laves om.',
  },
  en: {
    title: 'The study’s requirements',
    none: 'No study takes participants right now. A course can be opened without randomisation.',
    criterion: 'Requirement',
    state: 'Met?',
    assess: 'Assessment',
    risk: 'Risk band from the prison service',
    riskHint: 'Write the band only, never the answers behind it.',
    unknown: 'Not known yet',
    save: 'Save the assessment',
    yes: 'Yes',
    no: 'No',
    randomise: 'Randomise',
    bands: { low: 'Low', medium: 'Medium', high: 'High' },
    about: 'Randomisation happens once. The answer cannot be changed.',
  },
} as const;

/** A recruiting study and what its criteria say of one person. */
export interface StudyForPerson {
  readonly studyId: string;
  readonly title: string;
  readonly eligibility: EligibilityResult;
  /** What stands in the way of randomising now; undefined when nothing does. */
  readonly refusal: string | undefined;
  /** Criteria that only a person can answer, with the latest answer. */
  readonly questions: readonly {
    readonly key: string;
    readonly text: string;
    readonly answer: boolean | undefined;
  }[];
}

export interface EligibilityPanelProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly study: StudyForPerson | undefined;
  readonly riskBand: string | null;
}

/** Criterion by criterion; then what the coordinator can add; then the one button. */
export function EligibilityPanel({ page, personId, study, riskBand }: EligibilityPanelProps) {
  const text = texts[page.lang];
  if (study === undefined)
    return (
      <Section title={text.title}>
        <p>{text.none}</p>
      </Section>
    );
  return (
    <div id="eligibility">
      <Section title={text.title}>
        <Table
          caption={study.title}
          columns={[
            { key: 'criterion', text: text.criterion },
            { key: 'state', text: text.state },
          ]}
          rows={study.eligibility.criteria.map((one) => ({
            criterion: one.text[page.lang],
            state: (
              <Tag kind={one.state === 'met' ? 'done' : one.state === 'unknown' ? 'soon' : 'danger'}>
                {reasonText(page.lang, one)}
              </Tag>
            ),
          }))}
        />
        {study.refusal === undefined ? (
          <>
            <p>{text.about}</p>
            <PostButton
              page={page}
              action={`/people/${personId}/randomise`}
              fields={{ study: study.studyId }}
              text={text.randomise}
              kind="primary"
            />
          </>
        ) : (
          <p>{study.refusal}</p>
        )}
        <h3>{text.assess}</h3>
        <Form
          page={page}
          action={`/people/${personId}/assessment`}
          submit={text.save}
          submitKind="secondary"
          id="assess"
        >
          <Select
            name="riskBand"
            label={text.risk}
            hint={text.riskHint}
            value={riskBand ?? ''}
            empty={text.unknown}
            options={riskBands.map((value) => ({ value, text: text.bands[value] }))}
            optional
          />
          {study.questions.map((question) => (
            <Select
              name={`answer-${question.key}`}
              label={question.text}
              value={question.answer === undefined ? '' : question.answer ? 'yes' : 'no'}
              empty={text.unknown}
              options={[
                { value: 'yes', text: text.yes },
                { value: 'no', text: text.no },
              ]}
              optional
            />
          ))}
        </Form>
      </Section>
    </div>
  );
}
