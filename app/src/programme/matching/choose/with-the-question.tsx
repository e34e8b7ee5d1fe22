import { Checkbox, Details, type Lang, TextArea } from '../../../ui/index.ts';
import { texts } from './texts.ts';

interface WithTheQuestionProps {
  readonly lang: Lang;
  readonly values: Readonly<Record<string, string>>;
}

/** What may go with the question: folded away, because each has a default. */
export function WithTheQuestion({ lang, values }: WithTheQuestionProps) {
  const text = texts[lang];
  // A form that came back has what was ticked; a fresh one proposes a pair in reserve.
  const fresh = values['choice'] === undefined;
  return (
    <Details summary={text.more} open={!fresh}>
      <TextArea
        name="goal"
        label={text.goal}
        hint={text.goalHint}
        value={values['goal']}
        maxLength={300}
        rows={2}
        optional
      />
      <TextArea
        name="introduction"
        label={text.introduction}
        hint={text.introductionHint}
        value={values['introduction']}
        maxLength={500}
        rows={3}
        optional
      />
      <Checkbox name="reserve" label={text.reserve} checked={fresh || values['reserve'] === 'yes'} />
      <Checkbox
        name="askReserve"
        label={text.askReserve}
        hint={text.askReserveHint}
        checked={values['askReserve'] === 'yes'}
      />
    </Details>
  );
}
