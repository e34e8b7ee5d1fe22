import { Button, Form, type Lang, RadioGroup, Select, TextArea, TextField } from '../../../ui/index.ts';
import { type Choice, mentorsOf } from '../choice.ts';
import type { Pair } from '../engine/index.ts';
import { groundText } from '../texts.ts';
import { choosable, most } from './choosable.ts';
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

/** Narrows the lists where not everybody stands in them. */
export function FindMentor({ page, choice, name }: ChoosePageProps) {
  const text = texts[page.lang];
  const all = choice.ranking.eligible.length;
  if (all <= most) return null;
  const shown = choosable(choice, name, []).length;
  return (
    <search>
      <form method="get" action={`/courses/${choice.course.id}/match`} class="pm-form">
        <TextField
          name="name"
          label={text.find}
          hint={text.findHint(shown, all)}
          type="search"
          value={name}
          optional
        />
        <div class="pm-actions">
          <Button kind="secondary">{text.findNow}</Button>
        </div>
      </form>
    </search>
  );
}

export function Suggestions(props: ChoosePageProps) {
  const { page, choice, staying, name, values = {}, errors, requestId } = props;
  const { lang } = page;
  const text = texts[lang];
  const { pairs } = choice.ranking;
  const language = spokenName(lang, choice.seeker.language);
  const pairValue = (pair: Pair) =>
    mentorsOf(choice, pair)
      .map(({ id }) => id)
      .join('+');
  const [best] = pairs;
  const chosen = [values['first'], values['second']];
  const mentorOptions = choosable(choice, name, chosen).map(({ id, name: called, town }) => ({
    value: id,
    text: `${called}, ${town}`,
  }));
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
