import { DateField, type Lang, RadioGroup, TextArea } from '../../../ui/index.ts';
import { arrivingSees, leavingSees } from './handover.ts';
import { arrivingName, leavingName, texts } from './texts.ts';

interface HandoverFieldsProps {
  readonly lang: Lang;
  readonly mentor: string;
  /** Nothing is chosen beforehand: who sees what is a decision each time. */
  readonly values: Readonly<Record<string, string | undefined>>;
}

export function HandoverFields({ lang, mentor, values }: HandoverFieldsProps) {
  const text = texts[lang];
  return (
    <>
      <TextArea
        name="note"
        label={text.note}
        hint={text.noteHint}
        value={values['note']}
        maxLength={1000}
        rows={4}
        optional
      />
      <RadioGroup
        name="arrivingSees"
        legend={text.arriving}
        value={values['arrivingSees']}
        options={arrivingSees.map((value) => ({ value, text: arrivingName[lang][value] }))}
      />
      <DateField
        name="arrivingFrom"
        label={text.arrivingFrom}
        hint={text.arrivingFromHint}
        value={values['arrivingFrom']}
        optional
      />
      <RadioGroup
        name="leavingSees"
        legend={text.leaving(mentor)}
        value={values['leavingSees']}
        options={leavingSees.map((value) => ({ value, text: leavingName[lang][value] }))}
      />
      <DateField
        name="leavingUntil"
        label={text.leavingUntil}
        hint={text.leavingUntilHint}
        value={values['leavingUntil']}
        optional
      />
    </>
  );
}
