import {
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  Select,
  TextField,
  type Words,
} from '../../../ui/index.ts';
import { lastDayOf, linkOpenDays } from '../link-state.ts';

const texts: Words<
  'title' | 'lead' | 'prison' | 'name' | 'hint' | 'make' | 'made' | 'copy' | 'once' | 'shown' | 'today'
> = {
  da: {
    title: 'Nyt link til henvisning',
    lead: 'Et link kan bruges til én person og kræver ingen konto.',
    prison: 'Fængsel eller arresthus',
    name: 'Hvem får linket',
    hint: 'Kun til dit eget overblik.',
    make: 'Lav link',
    made: 'Linket er klar',
    copy: 'Kopiér linket, og send det til kontakten i fængslet.',
    once: `Linket er til én henvisning og virker i ${linkOpenDays} dage, til og med `,
    shown: 'Bagefter ser den, der henviste, svaret på det samme link. Linket vises kun nu.',
    today: 'I dag',
  },
  en: {
    title: 'New referral link',
    lead: 'One link is for one person and needs no account.',
    prison: 'Prison or remand prison',
    name: 'Who gets the link',
    hint: 'Only for your own overview.',
    make: 'Make link',
    made: 'The link is ready',
    copy: 'Copy the link and send it to the contact in the prison.',
    once: `The link is for one referral and works for ${linkOpenDays} days, until the end of `,
    shown:
      'Afterwards the one who referred sees the answer behind the same link. The link is shown only now.',
    today: 'Today',
  },
};

export interface NewLinkPageProps {
  readonly page: PageContext;
  readonly prisons: readonly { readonly id: string; readonly name: string }[];
  readonly errors?: FormErrors;
  readonly values?: Readonly<Record<string, string>>;
  readonly requestId?: string | undefined;
}

export function NewLinkPage({ page, prisons, errors, values = {}, requestId }: NewLinkPageProps) {
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      errors={errors}
      back={{ href: '/today', text: text.today }}
    >
      <Form page={page} action="/referral-links/new" submit={text.make} errors={errors} requestId={requestId}>
        <Select
          name="prison"
          label={text.prison}
          options={prisons.map(({ id, name }) => ({ value: id, text: name }))}
          value={values['prison']}
        />
        <TextField
          name="contactName"
          label={text.name}
          hint={text.hint}
          value={values['contactName']}
          optional
        />
      </Form>
    </Page>
  );
}

export function LinkMadePage({
  page,
  link,
  expiresAt,
}: {
  readonly page: PageContext;
  readonly link: string;
  readonly expiresAt: Temporal.Instant;
}) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.made} lead={text.copy} back={{ href: '/today', text: text.today }}>
      <p>
        <a href={link}>{link}</a>
      </p>
      <p>
        {text.once}
        {formatDate(page.lang, lastDayOf(expiresAt))}.
      </p>
      <p>{text.shown}</p>
    </Page>
  );
}
