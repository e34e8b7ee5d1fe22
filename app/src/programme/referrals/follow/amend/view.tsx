import {
  Form,
  type FormErrors,
  type PageContext,
  PublicPage,
  Select,
  TextArea,
  TextField,
} from '../../../../ui/index.ts';
import { languages, words } from '../../referral.ts';
import { texts } from '../texts.ts';

interface LinkAmendPageProps {
  readonly page: PageContext;
  readonly path: string;
  readonly number: string;
  readonly towns: readonly { readonly id: string; readonly name: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors;
  readonly requestId: string;
}

/** Empty fields: what was written before is not shown to whoever holds the link. */
export function LinkAmendPage(props: LinkAmendPageProps) {
  const { page, path, number, towns, values, errors, requestId } = props;
  const text = texts[page.lang];
  const written = (name: 'name' | 'referrerName' | 'referrerContact') => (
    <TextField name={name} label={text[name]} value={values[name]} optional />
  );
  return (
    <PublicPage page={page} title={text.amendTitle(number)} lead={text.amendLead} errors={errors}>
      <Form
        page={page}
        action={`${path}/amend`}
        submit={text.send}
        secondary={<a href={path}>{text.back}</a>}
        errors={errors}
        requestId={requestId}
      >
        {written('name')}
        <Select
          name="language"
          label={text.language}
          value={values['language']}
          empty={text.unchanged}
          options={languages.map((value) => ({ value, text: words[page.lang].language[value] }))}
          optional
        />
        <Select
          name="town"
          label={text.town}
          value={values['town']}
          empty={text.unchanged}
          options={towns.map(({ id, name }) => ({ value: id, text: name }))}
          optional
        />
        {written('referrerName')}
        {written('referrerContact')}
        <TextArea name="note" label={text.note} value={values['note']} maxLength={500} rows={3} optional />
        <TextField name="why" label={text.why} value={values['why']} width="l" maxLength={300} />
      </Form>
      <p>{text.cpr}</p>
    </PublicPage>
  );
}
