import type { EligibilityResult } from '@primus-motor/trial';
import { Form, type PageContext, PostButton, Section, Select, Table, Tag } from '../../ui/index.ts';
import { riskBands } from './assessment.ts';
import { type Baseline, BaselineField } from './baseline.tsx';
import { reasonText } from './criteria.ts';
import { texts } from './texts.ts';

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
  /** Baseline values that the plan asks for and no record gives, with the latest value. */
  readonly baseline: readonly Baseline[];
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
          {study.baseline.map((one) => (
            <BaselineField page={page} {...one} />
          ))}
        </Form>
      </Section>
    </div>
  );
}
