import type { LockedProtocol, Problem } from '@primus-motor/trial';
import {
  Alert,
  ConfirmPage,
  FileField,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  plural,
  Table,
  TextArea,
} from '../../../ui/index.ts';
import { ProtocolSummary } from '../summary.tsx';

const texts = {
  da: {
    title: 'Registrér et forsøg',
    lead: 'Protokollen låses, før nogen er med. Hvert ord i den tæller med i dens fingeraftryk.',
    back: 'Forsøg',
    file: 'Protokollens fil',
    fileHint: 'YAML, højst 1 MB.',
    protocol: 'Eller indsæt protokollen her',
    check: 'Læs protokollen',
    problems: (n: number) => plural('da', n, 'ting skal rettes', 'ting skal rettes'),
    where: 'Hvor',
    what: 'Hvad',
    fix: 'Protokollen kan ikke bruges endnu',
    confirmTitle: 'Registrér dette forsøg?',
    confirm: 'Registrér og forsegl',
    meaning:
      'Når du registrerer, laver systemet en hemmelighed, som lodtrækningen trækkes af. Ingen kan se den. Dens forsegling offentliggøres, så enhver bagefter kan efterprøve lodtrækningen. Forsøget åbner først for deltagere, når du siger til.',
  },
  en: {
    title: 'Register a study',
    lead: 'The protocol is locked before anybody takes part. Every word of it counts in its fingerprint.',
    back: 'Studies',
    file: 'The protocol’s file',
    fileHint: 'YAML, at most 1 MB.',
    protocol: 'Or paste the protocol here',
    check: 'Read the protocol',
    problems: (n: number) => plural('en', n, 'thing to correct', 'things to correct'),
    where: 'Where',
    what: 'What',
    fix: 'The protocol cannot be used yet',
    confirmTitle: 'Register this study?',
    confirm: 'Register and seal',
    meaning:
      'On registration the system makes a secret that the allocations are drawn from. Nobody can see it. Its commitment is published, so that anyone can check the randomisation afterwards. The study opens for participants only when you say so.',
  },
} as const;

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

export interface ConfirmStudyProps {
  readonly page: PageContext;
  readonly requestId: string;
  readonly protocol: string;
  readonly locked: LockedProtocol;
}

export function ConfirmStudyPage({ page, requestId, protocol, locked }: ConfirmStudyProps) {
  const text = texts[page.lang];
  return (
    <ConfirmPage
      page={page}
      title={text.confirmTitle}
      lead={locked.protocol.title[page.lang]}
      action="/studies/new"
      confirm={text.confirm}
      cancelHref="/studies"
      requestId={requestId}
      fields={{ protocol, confirmed: locked.hash }}
    >
      <ProtocolSummary lang={page.lang} locked={locked} />
      <p>{text.meaning}</p>
    </ConfirmPage>
  );
}
