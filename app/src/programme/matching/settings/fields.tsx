import { Checkbox, type Lang, NumberField, RadioGroup, Section } from '../../../ui/index.ts';
import { type MatchingRules, scoreParts } from '../engine/index.ts';
import { weightField } from './schema.ts';
import { texts } from './texts.ts';

interface RulesFieldsProps {
  readonly lang: Lang;
  readonly rules: MatchingRules;
  /** What a form that came back had; empty for a fresh one. */
  readonly values: Readonly<Record<string, string>>;
}

export function RulesFields({ lang, rules: { weights, limits }, values }: RulesFieldsProps) {
  const text = texts[lang];
  const fresh = values['clearanceOf'] === undefined;
  const number = (name: 'minimumAge' | 'maxTravelMinutes' | 'answerDays' | 'leadDaysDefault') => ({
    name,
    label: text[name],
    value: values[name] ?? limits[name],
  });
  return (
    <>
      <Section title={text.weights}>
        {scoreParts.map((part) => (
          <NumberField
            name={weightField(part)}
            label={text.parts[part]}
            value={values[weightField(part)] ?? weights[part]}
            width="xs"
          />
        ))}
      </Section>
      <Section title={text.limits}>
        <NumberField {...number('minimumAge')} width="xs" />
        <NumberField {...number('maxTravelMinutes')} suffix={text.minutes} width="xs" />
        <RadioGroup
          name="clearanceOf"
          legend={text.clearanceOf}
          value={values['clearanceOf'] ?? limits.clearanceOf}
          options={[
            { value: 'one', text: text.one },
            { value: 'both', text: text.both },
          ]}
        />
        <Checkbox
          name="experienced"
          label={text.experienced}
          checked={fresh ? limits.experienced : values['experienced'] === 'yes'}
        />
        <NumberField {...number('answerDays')} width="xs" />
        <NumberField {...number('leadDaysDefault')} hint={text.leadDaysHint} width="xs" />
      </Section>
    </>
  );
}
