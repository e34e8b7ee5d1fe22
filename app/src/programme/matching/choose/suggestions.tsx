import { Form, type Lang, RadioGroup, Select, TextArea } from '../../../ui/index.ts';
import { type Choice, mentorsOf } from '../choice.ts';
import type { Pair } from '../engine/index.ts';
import { groundText } from '../texts.ts';
import { type ChoosePageProps, pairName } from './props.ts';
import { spokenName, texts } from './texts.ts';
import { WithTheQuestion } from './with-the-question.tsx';

/** The reasons of one side as one sentence. */
const side = (
  lang: Lang,
  { mentors }: Choice,
  pair: Pair,
  wanted: 'for' | 'against',
  language: string,
): string => {
  const said = pair.grounds
    .filter((ground) => ground.side === wanted)
    .map((ground) => groundText(lang, ground, (id) => mentors.get(id)?.name ?? '', language));
  return said.length === 0 ? '' : `${texts[lang][wanted]}: ${said.join('; ')}.`;
};

export function Suggestions({ page, choice, staying, values = {}, errors, requestId }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { pairs, eligible } = choice.ranking;
  const language = spokenName(lang, choice.seeker.language);
  const pairValue = (pair: Pair) =>
    mentorsOf(choice, pair)
      .map(({ id }) => id)
      .join('+');
  const [best] = pairs;
  const mentorOptions = eligible.flatMap(({ id }) => {
    const mentor = choice.mentors.get(id);
    return mentor === undefined ? [] : [{ value: id, text: `${mentor.name}, ${mentor.town}` }];
  });
  return (
    <Form
      page={page}
      action={`/courses/${choice.course.id}/match`}
      submit={text.submit}
      errors={errors}
      requestId={requestId}
      hidden={staying === undefined ? undefined : { first: staying.mentorId }}
    >
      <RadioGroup
        name="choice"
        legend={text.legend}
        value={values['choice'] ?? (best === undefined ? undefined : pairValue(best))}
        options={[
          ...pairs.map((pair, index) => ({
            value: pairValue(pair),
            text: `${index + 1}. ${pairName(lang, choice, pair)}`,
            hint: (
              <>
                {side(lang, choice, pair, 'for', language)}
                <br />
                {side(lang, choice, pair, 'against', language)}
                {pair.grounds.some((ground) => ground.side === 'against') ? <br /> : null}
                {`${pair.score.total} ${text.points}.`}
              </>
            ),
          })),
          { value: 'own', text: staying === undefined ? text.own : text.ownSecond },
        ]}
      />
      {staying === undefined ? (
        <Select name="first" label={text.first} value={values['first']} options={mentorOptions} optional />
      ) : null}
      <Select name="second" label={text.second} value={values['second']} options={mentorOptions} optional />
      <TextArea
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        value={values['reason']}
        maxLength={500}
        rows={2}
        optional
      />
      <WithTheQuestion lang={lang} values={values} />
    </Form>
  );
}
