import type { Rejected } from '../../../office/route.ts';
import {
  DateField,
  Definitions,
  Details,
  FileField,
  Form,
  Page,
  type PageContext,
  Section,
} from '../../../ui/index.ts';
import type { Study } from '../../studies/study.ts';
import type { ReadFile } from '../file.ts';
import type { CurrentImport } from '../store.ts';
import { Faults } from './faults.tsx';
import { Imports } from './imports.tsx';
import { columnWords, texts } from './texts.ts';

export interface OutcomesPageProps {
  readonly page: PageContext;
  readonly requestId: string;
  readonly study: Study;
  readonly imports: readonly CurrentImport[];
  readonly filled: Rejected;
  /** A file that was tried and has faults. */
  readonly read?: ReadFile | undefined;
}

export function OutcomesPage({ page, requestId, study, imports, filled, read }: OutcomesPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.title}
      lead={study.locked.protocol.title[lang]}
      back={{ href: `/studies/${study.id}`, text: study.locked.protocol.title[lang] }}
      errors={filled.errors}
    >
      {read === undefined ? null : <Faults lang={lang} read={read} />}
      <Section title={text.bring}>
        <p>{text.bringAbout}</p>
        <Form
          page={page}
          action={`/studies/${study.id}/outcomes`}
          submit={text.dryRun}
          errors={filled.errors}
          requestId={requestId}
          files
        >
          <FileField name="file" label={text.choose} hint={text.chooseHint} accept=".csv,text/csv" />
          <DateField
            name="completeUntil"
            label={text.complete}
            hint={text.completeHint}
            value={filled.values['completeUntil']}
          />
        </Form>
        <Details summary={text.columns}>
          <p>{text.columnsAbout}</p>
          <Definitions items={columnWords[lang].map(([name, what]) => ({ term: name, value: what }))} />
        </Details>
      </Section>
      <Imports page={page} imports={imports} />
    </Page>
  );
}
