import {
  ButtonLink,
  Definitions,
  Details,
  EmptyState,
  Form,
  type FormErrors,
  type Lang,
  Page,
  type PageContext,
  plural,
  RadioGroup,
  Section,
  Select,
  sentence,
  Table,
  TextArea,
} from '../../../ui/index.ts';
import { languageName } from '../../referrals/referral.ts';
import type { Assignment } from '../pair.ts';
import { weights } from '../score.ts';
import type { Choice } from '../store.ts';
import { type Pair, shownPairs } from '../suggest.ts';
import { exclusionText, groundText } from '../texts.ts';
import { texts } from './texts.ts';

export interface ChoosePageProps {
  readonly page: PageContext;
  readonly choice: Choice;
  /** The mentor who is on the course already, when the second is sought. */
  readonly staying: Assignment | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId?: string | undefined;
}

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

function Suggestions({ page, choice, staying, values = {}, errors, requestId }: ChoosePageProps) {
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
    </Form>
  );
}

function NoPairs({ page, choice }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const language = languageName(lang, choice.situation.language).toLowerCase();
  const why = choice.ranking.withoutLanguage > 0 ? ` ${text.noneWhy(language)}` : '';
  return (
    <EmptyState
      text={`${text.none}${why} ${text.noneNext}`}
      action={<ButtonLink href="/mentors/new">{text.newMentor}</ButtonLink>}
    />
  );
}

function LeftOut({ page, choice }: ChoosePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { leftOut } = choice.ranking;
  if (leftOut.length === 0) return null;
  return (
    <Section title={text.leftOut(plural(lang, leftOut.length, text.mentor.toLowerCase(), text.mentors))}>
      <Table
        caption={text.why}
        captionHidden
        columns={[
          { key: 'mentor', text: text.mentor },
          { key: 'why', text: text.why },
        ]}
        rows={leftOut.map(({ candidate, exclusions }) => ({
          mentor: <a href={`/mentors/${candidate.id}`}>{candidate.name}</a>,
          why: `${sentence(exclusions.map((one) => exclusionText(lang, one)).join('; '))}.`,
        }))}
      />
    </Section>
  );
}

/** Up to five pairs with what speaks for and against each; one press makes the pair. */
export function ChoosePage(props: ChoosePageProps) {
  const { page, choice, staying } = props;
  const { lang } = page;
  const text = texts[lang];
  const { course, ranking } = choice;
  return (
    <Page
      page={page}
      title={staying === undefined ? text.title(course.person) : text.titleSecond(course.person)}
      lead={staying === undefined ? text.lead : text.leadSecond(staying.mentor)}
      back={{ href: `/courses/${course.id}`, text: text.back }}
      errors={props.errors}
    >
      {ranking.pairs.length === 0 ? <NoPairs {...props} /> : <Suggestions {...props} />}
      <LeftOut {...props} />
      <Details summary={text.weights}>
        <Definitions
          items={Object.entries(weights).map(([part, weight]) => ({
            term: text.parts[part as keyof typeof weights],
            value: String(weight),
          }))}
        />
      </Details>
    </Page>
  );
}
