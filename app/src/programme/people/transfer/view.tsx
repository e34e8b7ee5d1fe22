import {
  Alert,
  DateField,
  Details,
  Form,
  type FormErrors,
  formatDate,
  formatInstant,
  Page,
  type PageContext,
  PostButton,
  Select,
} from '../../../ui/index.ts';
import type { Told } from '../../courses/notices.ts';
import { ToldList } from '../../courses/told.tsx';
import type { Care } from '../care/care.ts';
import type { Placement } from '../placements.ts';
import { texts } from './texts.ts';

export interface TransferPageProps {
  readonly page: PageContext;
  readonly person: { readonly id: string; readonly shown: string };
  readonly prison: { readonly id: string; readonly name: string } | undefined;
  readonly prisons: readonly { readonly id: string; readonly name: string }[];
  readonly placements: readonly Placement[];
  /** The last move, while it can be taken back. */
  readonly move:
    | { readonly id: string; readonly prison: string; readonly until: Temporal.Instant }
    | undefined;
  /** The mentors of the course that runs; undefined without one. */
  readonly told: readonly Told[] | undefined;
  readonly care: Care | undefined;
  readonly today: Temporal.PlainDate;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** A move to another prison: where, and from when. */
export function TransferPage(props: TransferPageProps) {
  const { page, person, prison, told, today, values = {}, errors } = props;
  const { lang } = page;
  const text = texts[lang];
  const path = `/people/${person.id}`;
  const past = props.placements.filter(({ until }) => until !== undefined);
  return (
    <Page
      page={page}
      title={text.title(person.shown)}
      lead={prison === undefined ? undefined : text.sits(prison.name)}
      back={{ href: path, text: text.back }}
      errors={errors}
    >
      {props.move === undefined ? null : (
        <Alert kind="info">
          <p>{text.mistake(props.move.prison, formatInstant(lang, props.move.until, 'short'))}</p>
          <PostButton
            page={page}
            action={`${path}/transfer/undo`}
            fields={{ placement: props.move.id }}
            text={text.undo}
          />
        </Alert>
      )}
      <Form
        page={page}
        action={`${path}/transfer`}
        submit={text.confirm}
        errors={errors}
        requestId={props.requestId}
      >
        <Select
          name="prison"
          label={text.prison}
          value={values['prison']}
          options={props.prisons
            .filter(({ id }) => id !== prison?.id)
            .map(({ id, name }) => ({ value: id, text: name }))}
        />
        <DateField name="from" label={text.from} value={values['from'] ?? today} max={today} />
        {told === undefined ? null : (
          <>
            <h2>{text.effect}</h2>
            <ul>
              <li>{text.pair}</li>
              <li>{text.check}</li>
            </ul>
            <ToldList lang={lang} kind="transfer" told={told} care={props.care} />
          </>
        )}
      </Form>
      {past.length === 0 ? null : (
        <Details summary={text.history}>
          <ul>
            {past.map((one) => (
              <li>{`${one.prison}, ${one.from === undefined ? '' : formatDate(lang, one.from, 'day')} – ${one.until === undefined ? '' : formatDate(lang, one.until, 'day')}`}</li>
            ))}
          </ul>
        </Details>
      )}
    </Page>
  );
}
