import {
  ConfirmPage,
  DateField,
  Definitions,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  plural,
  RadioGroup,
  Section,
  Table,
  Tag,
  TextField,
} from '../../../ui/index.ts';
import { anchorOf, kindPrecedence, type ReleaseDate } from '../release-date.ts';
import type { NewReleaseDate, ReleasePreview } from '../release-store.ts';
import type { Course } from '../store.ts';
import { stepText } from '../template.ts';
import { certaintyName, kindName, releaseText, stayText, windowText } from '../texts.ts';
import { texts } from './texts.ts';

export interface ReleaseFormProps {
  readonly page: PageContext;
  readonly course: Course;
  readonly values: Readonly<Record<string, string>>;
  readonly errors?: FormErrors | undefined;
}

const certaintyOrder = ['certain', 'likely', 'uncertain', 'unknown'] as const;

/** What is known now; the next page shows what it would do. */
export function ReleaseFormPage({ page, course, values, errors }: ReleaseFormProps) {
  const { lang } = page;
  const text = texts[lang];
  const path = `/courses/${course.id}`;
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={text.lead}
      back={{ href: path, text: text.back }}
      errors={errors}
    >
      <Form page={page} action={`${path}/release-date/preview`} submit={text.preview} errors={errors}>
        <RadioGroup
          name="kind"
          legend={text.kind}
          value={values['kind'] ?? 'expected'}
          options={kindPrecedence.map((value) => ({ value, text: kindName[lang][value] }))}
        />
        <DateField name="date" label={text.date} hint={text.dateHint} value={values['date']} optional />
        <DateField
          name="latestDate"
          label={text.latestDate}
          hint={text.latestHint}
          value={values['latestDate']}
          optional
        />
        <RadioGroup
          name="certainty"
          legend={text.certainty}
          value={values['certainty']}
          options={certaintyOrder.map((value) => ({ value, text: certaintyName[lang][value] }))}
        />
        <TextField
          name="source"
          label={text.source}
          hint={text.sourceHint}
          value={values['source']}
          width="l"
        />
      </Form>
    </Page>
  );
}

/** Fields of what was said, to be sent again by the confirmation. */
export const fieldsOf = (said: NewReleaseDate): Readonly<Record<string, string>> => ({
  kind: said.kind,
  certainty: said.certainty,
  date: said.date?.toString() ?? '',
  latestDate: said.latestDate?.toString() ?? '',
  source: said.source,
});

export interface PreviewProps {
  readonly page: PageContext;
  readonly course: Course;
  readonly said: NewReleaseDate;
  readonly preview: ReleasePreview;
  readonly requestId: string;
}

function Moves({ page, preview }: Pick<PreviewProps, 'page' | 'preview'>) {
  const { lang } = page;
  const text = texts[lang];
  const { moves } = preview.move;
  if (moves.length === 0) return <p>{text.nothingMoves}</p>;
  return (
    <Section title={text.moves(plural(lang, moves.length, text.step.toLowerCase(), text.steps))}>
      <Table
        caption={text.lead}
        captionHidden
        columns={[
          { key: 'step', text: text.step },
          { key: 'now', text: text.now },
          { key: 'moved', text: text.moved },
        ]}
        rows={moves.map((move) => ({
          step: stepText(lang, move.item.step),
          now: windowText(lang, move.item.window),
          moved: (
            <span>
              {windowText(lang, move.to)} {move.past ? <Tag kind="soon">{text.past}</Tag> : null}
            </span>
          ),
        }))}
      />
      {moves.some((move) => move.past) ? <p>{text.pastHelp}</p> : null}
    </Section>
  );
}

function Rest({ page, preview }: Pick<PreviewProps, 'page' | 'preview'>) {
  const { lang } = page;
  const text = texts[lang];
  const { stays } = preview.move;
  return (
    <>
      {preview.added.length === 0 ? null : (
        <Section title={text.added}>
          <Definitions
            items={preview.added.map((item) => ({
              term: stepText(lang, item.step),
              value: windowText(lang, item.window),
            }))}
          />
        </Section>
      )}
      {stays.length === 0 ? null : (
        <Section title={text.stays(plural(lang, stays.length, text.step.toLowerCase(), text.steps))}>
          <Table
            caption={text.why}
            captionHidden
            columns={[
              { key: 'step', text: text.step },
              { key: 'now', text: text.now },
              { key: 'why', text: text.why },
            ]}
            rows={stays.map(({ item, reason }) => ({
              step: stepText(lang, item.step),
              now: windowText(lang, item.window),
              why: stayText[lang][reason],
            }))}
          />
        </Section>
      )}
    </>
  );
}

const said = (lang: PageContext['lang'], record: Pick<ReleaseDate, 'date' | 'latestDate'> | undefined) =>
  record === undefined ? texts[lang].none : releaseText(lang, record);

/** What would move, from when to when; what stays, and why. One press does exactly this. */
export function PreviewPage({ page, course, said: now, preview, requestId }: PreviewProps) {
  const { lang } = page;
  const text = texts[lang];
  const path = `/courses/${course.id}`;
  const same =
    preview.before !== undefined && String(anchorOf(preview.before)) === String(anchorOf(preview.after));
  return (
    <ConfirmPage
      page={page}
      title={text.previewTitle(course.person)}
      action={`${path}/release-date`}
      confirm={preview.move.moves.length === 0 ? text.confirmOnly : text.confirm}
      cancelHref={path}
      fields={{ ...fieldsOf(now), basis: preview.before?.id ?? '' }}
      requestId={requestId}
    >
      <Definitions
        items={[
          { term: text.from, value: said(lang, preview.before) },
          {
            term: text.to,
            value: `${said(lang, now)} (${certaintyName[lang][now.certainty].toLowerCase()})`,
          },
        ]}
      />
      {preview.isNew ? null : <p>{text.notCurrent(releaseText(lang, preview.after))}</p>}
      {preview.isNew && same ? <p>{text.same}</p> : null}
      <Moves page={page} preview={preview} />
      <Rest page={page} preview={preview} />
      <p>{text.noMessages}</p>
    </ConfirmPage>
  );
}
