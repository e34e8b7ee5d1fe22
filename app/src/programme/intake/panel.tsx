import { Definitions, type PageContext, Section, Tag } from '../../ui/index.ts';
import type { Criterion } from './criteria.ts';
import type { IntakeRule } from './rule.ts';
import { panelTitle, ruleText, stateKind, stateWords, valueText } from './texts.ts';

export interface IntakePanelProps {
  readonly page: PageContext;
  readonly rule: IntakeRule;
  readonly criteria: readonly Criterion[];
}

/** Each of the programme's requirements, and how this referral stands towards it. The coordinator decides. */
export function IntakePanel({ page: { lang }, rule, criteria }: IntakePanelProps) {
  return (
    <Section title={panelTitle[lang]}>
      <Definitions
        items={criteria.map((criterion) => ({
          term: ruleText(lang, rule, criterion.key),
          value: (
            <>
              <Tag kind={stateKind[criterion.state]}>{stateWords[lang][criterion.state]}</Tag>{' '}
              {valueText(lang, criterion)}
            </>
          ),
        }))}
      />
    </Section>
  );
}
