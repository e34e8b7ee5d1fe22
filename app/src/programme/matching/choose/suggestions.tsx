import { Form, type Lang, RadioGroup, Select, TextArea } from '../../../ui/index.ts';
import { languageName } from '../../referrals/referral.ts';
import { type Pair, shownPairs } from '../suggest.ts';
import { groundText } from '../texts.ts';
import type { ChoosePageProps } from './props.ts';
import { texts } from './texts.ts';
import { WithTheQuestion } from './with-the-question.tsx';

const pairValue = (pair: Pair): string => pair.mentors.map((mentor) => mentor.id).join('+');

const pairName = (lang: Lang, pair: Pair): string =>
  pair.mentors.map((mentor) => mentor.name).join(lang === 'da' ? ' og ' : ' and ');

/** The reasons of one side as one sentence. */
const side = (lang: Lang, pair: Pair, wanted: 'for' | 'against', language: string): string => {
  const nameOf = (id: string) => pair.mentors.find((mentor) => mentor.id === id)?.name ?? '';
  const said = pair.grounds
    .filter((ground) => ground.side === wanted)
    .map((ground) => groundText(lang, ground, nameOf, language));
  return said.length === 0 ? '' : `${texts[lang][wanted]}: ${said.join('; ')}.`;
};

export function Suggestions({ page, choice, staying, values = {}, errors, requestId }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { ranking, situation } = choice;
  const language = languageName(lang, situation.language).toLowerCase();
  const shown = ranking.pairs.slice(0, shownPairs);
  const [best] = shown;
  const mentorOptions = ranking.eligible.map((mentor) => ({
    value: mentor.id,
    text: `${mentor.name}, ${mentor.town}`,
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
          ...shown.map((pair, index) => ({
            value: pairValue(pair),
            text: `${index + 1}. ${pairName(lang, pair)}`,
            hint: (
              <>
                {side(lang, pair, 'for', language)}
                <br />
                {side(lang, pair, 'against', language)}
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
