import {
  Alert,
  ButtonLink,
  Definitions,
  Details,
  FileField,
  Form,
  type FormErrors,
  Page,
  type PageContext,
} from '../../../ui/index.ts';
import { columnName, importColumns } from '../columns.ts';
import { columnHelp, texts } from '../texts.ts';

export interface UploadPageProps {
  readonly page: PageContext;
  readonly requestId: string;
  readonly errors: FormErrors;
  /** What is wrong with the file as a whole. */
  readonly problems: readonly string[];
}

export function UploadPage({ page, requestId, errors, problems }: UploadPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/mentors', text: text.back }}
      errors={errors}
    >
      {problems.map((problem) => (
        <Alert kind="danger" title={problem} />
      ))}
      <Form
        page={page}
        action="/mentors/import"
        submit={text.tryIt}
        errors={errors}
        requestId={requestId}
        files
      >
        <FileField name="file" label={text.choose} hint={text.chooseHint} accept=".csv,.xlsx,text/csv" />
      </Form>
      <Details summary={text.columns}>
        <p>{text.columnsAbout}</p>
        <Definitions
          items={importColumns.map((column) => ({
            term: columnName[lang][column],
            value: columnHelp[lang][column],
          }))}
        />
      </Details>
      <p class="pm-actions">
        <span>{text.template}</span>
        <ButtonLink href="/mentors/import/template.csv" kind="secondary">
          {text.templateCsv}
        </ButtonLink>
        <ButtonLink href="/mentors/import/template.xlsx" kind="secondary">
          {text.templateXlsx}
        </ButtonLink>
      </p>
    </Page>
  );
}
