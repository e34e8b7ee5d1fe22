import type { Problem } from '@primus-motor/trial';
import {
  Alert,
  FileField,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  Table,
  TextArea,
} from '../../../ui/index.ts';
import { texts } from './texts.ts';

export interface NewStudyProps {
  readonly page: PageContext;
  readonly requestId: string;
  readonly protocol?: string;
  readonly problems?: readonly Problem[];
  readonly errors?: FormErrors;
}

export function NewStudyPage({ page, requestId, protocol = '', problems = [], errors = {} }: NewStudyProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/studies', text: text.back }}
      errors={problems.length > 0 ? { protocol: text.fix } : errors}
    >
      {problems.length === 0 ? null : (
        <>
          <Alert kind="danger" title={text.fix}>
            {text.problems(problems.length)}
          </Alert>
          <Table
            caption={text.fix}
            captionHidden
            columns={[
              { key: 'where', text: text.where },
              { key: 'what', text: text.what },
            ]}
            rows={problems.map((one) => ({ where: <code>{one.path}</code>, what: one[lang] }))}
          />
        </>
      )}
      <Form page={page} action="/studies/new" submit={text.check} errors={errors} requestId={requestId} files>
        <FileField name="file" label={text.file} hint={text.fileHint} accept=".yaml,.yml,.json" optional />
        <TextArea name="protocol" label={text.protocol} value={protocol} rows={18} optional />
      </Form>
    </Page>
  );
}
