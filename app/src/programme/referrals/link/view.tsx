import {
  Form,
  type FormErrors,
  Page,
  type PageContext,
  Select,
  TextField,
  type Words,
} from '../../../ui/index.ts';
import { linkOpenDays } from '../referral.ts';

const texts: Words<
  'title' | 'lead' | 'prison' | 'name' | 'hint' | 'make' | 'made' | 'copy' | 'once' | 'today'
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
    once: `Linket kan bruges én gang og udløber om ${linkOpenDays} dage. Det vises kun nu.`,
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
    once: `The link can be used once and expires in ${linkOpenDays} days. It is shown only now.`,
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

export function LinkMadePage({ page, link }: { readonly page: PageContext; readonly link: string }) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.made} lead={text.copy} back={{ href: '/today', text: text.today }}>
      <p>
        <a href={link}>{link}</a>
      </p>
      <p>{text.once}</p>
    </Page>
  );
}
