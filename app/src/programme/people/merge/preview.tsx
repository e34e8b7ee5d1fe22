import {
  Alert,
  Form,
  formatDate,
  type Lang,
  RadioGroup,
  Section,
  Table,
  TextField,
} from '../../../ui/index.ts';
import { currentReleaseDate } from '../../courses/release-date.ts';
import { releaseText } from '../../courses/texts.ts';
import { languageName } from '../../referrals/referral.ts';
import { type ContactRule, channelName } from '../care/care.ts';
import { whyNamed } from '../display.ts';
import { fillsOf, releaseAfter, type Side, type Verdict } from './merge.ts';
import { movedText } from './moved.ts';
import { basisOf } from './sides.ts';
import { texts } from './texts.ts';
import type { MergePageProps } from './view.tsx';

const numbersOf = ({ referrals }: Side): string => referrals.map(({ number }) => number).join(', ');

/** Each thing that the two pages say of the person: here, there, and what is said afterwards. */
const rowsOf = (lang: Lang, verdict: Verdict) => {
  const text = texts[lang];
  const { kept, gone } = verdict;
  const fills = new Map(fillsOf(verdict).map(([field, , now]) => [field, now]));
  const born = (date: string | null | undefined) =>
    date ? formatDate(lang, Temporal.PlainDate.from(date), 'day') : text.none;
  const yesNo = (yes: boolean) => (yes ? text.yes : text.no);
  const or = (value: string | undefined) => (value === undefined || value === '' ? text.none : value);
  const release = (side: Side) => {
    const record = currentReleaseDate(side.releases);
    return record === undefined ? text.none : releaseText(lang, record);
  };
  const after = releaseAfter(verdict);
  const row = (what: string, here: string, there: string, then = here) => ({
    what,
    here,
    there,
    after: then,
  });
  const careful = (field: 'interpreter' | 'reads-danish', own: boolean) =>
    yesNo(fills.has(field) ? fills.get(field) === 'true' : own);
  return [
    ...(kept.shown === kept.name ? [row(text.name, kept.name, gone.name)] : []),
    row(text.born, born(kept.birthDate), born(gone.birthDate), born(kept.birthDate ?? gone.birthDate)),
    row(text.language, languageName(lang, kept.language), languageName(lang, gone.language)),
    row(text.phone, or(kept.phone), or(gone.phone), or(fills.get('phone') ?? kept.phone)),
    row(text.alias, or(kept.alias), or(gone.alias), or(fills.get('alias') ?? kept.alias)),
    row(
      text.interpreter,
      yesNo(kept.interpreter),
      yesNo(gone.interpreter),
      careful('interpreter', kept.interpreter),
    ),
    row(
      text.reads,
      yesNo(kept.readsDanish),
      yesNo(gone.readsDanish),
      careful('reads-danish', kept.readsDanish),
    ),
    row(
      text.release,
      release(kept),
      release(gone),
      after === undefined ? text.none : releaseText(lang, after),
    ),
  ];
};

const ruleText = (lang: Lang, rule: ContactRule): string =>
  [rule.channels.map((one) => channelName[lang][one]).join(', '), rule.when, rule.notTo]
    .filter((part) => part !== '')
    .join('; ');

/** What would become of two pages, and the press that does it; or what stands in the way. */
export function Preview(props: MergePageProps & { readonly verdict: Verdict }) {
  const { page, verdict, values } = props;
  const { lang } = page;
  const text = texts[lang];
  const { kept, gone, blocks } = verdict;
  const other = kept.id === props.person.id ? gone.id : kept.id;
  return (
    <Section title={text.previewTitle}>
      {blocks.length === 0 ? null : (
        <Alert kind="warning" title={text.blockedTitle}>
          <ul>
            {blocks.map((block) => (
              <li>{text.blocks[block]}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ul>
        <li>
          {text.stays(kept.shown, numbersOf(kept))} {text.why[verdict.why]}
        </li>
        <li>{text.goes(gone.shown, numbersOf(gone))}</li>
        {kept.shown === kept.name ? null : (
          <li>
            {text.names(kept.name, gone.name)} {whyNamed[lang]}
          </li>
        )}
        <li>{text.staysText[verdict.stays]}</li>
      </ul>
      <Table
        caption={text.previewTitle}
        captionHidden
        columns={[
          { key: 'what', text: text.what },
          { key: 'here', text: text.here },
          { key: 'there', text: text.there },
          { key: 'after', text: text.after },
        ]}
        rows={rowsOf(lang, verdict)}
      />
      <h3>{text.moves}</h3>
      <p>{movedText(lang, gone.counts)}.</p>
      <ul>
        <li>{text.consents}</li>
        <li>{text.newest}</li>
        {gone.openCards === 0 ? null : <li>{text.card}</li>}
      </ul>
      {blocks.length > 0 ? null : (
        <Form
          page={page}
          action={`/people/${props.person.id}/merge`}
          submit={text.confirm}
          errors={props.errors}
          hidden={{ other, basis: basisOf(verdict) }}
          requestId={props.requestId}
          secondary={<a href={`/people/${props.person.id}`}>{text.back}</a>}
        >
          {kept.rule === undefined || gone.rule === undefined ? null : (
            <RadioGroup
              name="rule"
              legend={text.ruleTitle}
              hint={text.ruleHint}
              value={values['rule']}
              options={[
                { value: 'kept', text: ruleText(lang, kept.rule) },
                { value: 'gone', text: ruleText(lang, gone.rule) },
              ]}
            />
          )}
          <TextField
            name="reason"
            label={text.reason}
            hint={text.reasonHint}
            value={values['reason']}
            width="l"
            maxLength={300}
          />
          <p>{text.undoable}</p>
        </Form>
      )}
    </Section>
  );
}
