import { Checkbox, CheckboxGroup, NumberField, type PageContext, Select } from '../../../ui/index.ts';
import { slots, transports } from '../mentor.ts';
import { slotName, transportName } from '../texts.ts';
import { texts } from './texts.ts';

/** When the mentor can meet, how far away, and what comes along. Everything has an answer already. */
export function ReachFields(props: {
  readonly page: PageContext;
  readonly values: Readonly<Record<string, string>>;
  readonly slotsChosen: readonly string[];
}) {
  const { page, values } = props;
  const { lang } = page;
  const text = texts[lang];
  return (
    <>
      <CheckboxGroup
        name="slots"
        legend={text.slots}
        variant="chips"
        values={props.slotsChosen}
        options={slots.map((value) => ({ value, text: slotName[lang][value] }))}
        optional
      />
      <Select
        name="transport"
        label={text.transport}
        value={values['transport'] ?? 'public'}
        empty={false}
        options={transports.map((value) => ({ value, text: transportName[lang][value] }))}
      />
      <NumberField
        name="maxTravelMinutes"
        label={text.travel}
        hint={text.travelHint}
        value={values['maxTravelMinutes'] ?? '60'}
      />
      <Checkbox name="experience" label={text.experience} checked={values['experience'] === 'yes'} />
      <Checkbox
        name="childCertificate"
        label={text.childCertificate}
        hint={text.childHint}
        checked={values['childCertificate'] === 'yes'}
      />
    </>
  );
}
