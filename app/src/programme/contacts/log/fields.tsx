import {
  Checkbox,
  CheckboxGroup,
  DateField,
  type FormErrors,
  Hidden,
  NumberField,
  type PageContext,
  RadioGroup,
  TextArea,
} from '../../../ui/index.ts';
import type { AuthorityContact } from '../../consents/authorities.ts';
import { lifeAreas } from '../../mentors/mentor.ts';
import { lifeAreaName } from '../../mentors/texts.ts';
import { contactModes, contactOutcomes, modeName, outcomeName } from '../contact.ts';
import type { OwnCourse } from '../visibility.ts';
import { texts } from './texts.ts';

export interface LogPageProps {
  readonly page: PageContext;
  readonly course: OwnCourse;
  readonly today: Temporal.PlainDate;
  /** Whom the mentors may talk to for the participant, and whom no more. */
  readonly authorities: readonly AuthorityContact[];
  /** How contact is held most often now: a visit before the release, a meeting after. */
  readonly usualMode: string;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly areas?: readonly string[] | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId?: string | undefined;
}

/** What must be written first; who, when and whether it was held are filled in already. */
export function LogFields({ page, course, today, usualMode, values = {}, areas }: LogPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { other } = course;
  return (
    <>
      <RadioGroup
        name="mode"
        legend={text.mode}
        variant="big"
        value={values['mode'] ?? usualMode}
        options={contactModes.map((value) => ({ value, text: modeName[lang][value] }))}
      />
      <NumberField
        name="minutes"
        label={text.minutes}
        suffix={text.unit}
        hint={text.minutesHint}
        value={values['minutes']}
        optional
      />
      <CheckboxGroup
        name="lifeAreas"
        legend={text.lifeAreas}
        variant="chips"
        values={areas}
        options={lifeAreas.map((value) => ({ value, text: lifeAreaName[lang][value] }))}
        optional
      />
      <TextArea
        name="note"
        label={text.note}
        hint={text.noteHint}
        value={values['note']}
        maxLength={500}
        rows={3}
        optional
      />
      {other === undefined ? (
        <Hidden name="who" value="me" />
      ) : (
        <RadioGroup
          name="who"
          legend={text.who}
          variant="chips"
          value={values['who'] ?? 'both'}
          options={[
            { value: 'both', text: text.both },
            { value: 'me', text: text.me },
            { value: 'other', text: text.other(other.name) },
          ]}
        />
      )}
      <DateField name="heldOn" label={text.heldOn} value={values['heldOn'] ?? today} max={today} />
      <RadioGroup
        name="kept"
        legend={text.kept}
        variant="chips"
        value={values['kept'] ?? 'held'}
        options={contactOutcomes.map((value) => ({ value, text: outcomeName[lang][value] }))}
      />
      <Checkbox
        name="concern"
        label={text.concern}
        hint={text.concernHint}
        checked={values['concern'] === 'yes'}
        tone="concern"
      />
    </>
  );
}
