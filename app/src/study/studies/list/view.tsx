import { ButtonLink, EmptyState, formatDate, Page, type PageContext, Table, Tag } from '../../../ui/index.ts';
import type { Study } from '../study.ts';
import { stateTag, stateWords } from '../texts.ts';
import { texts } from './texts.ts';

const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();

export interface StudyListProps {
  readonly page: PageContext;
  readonly studies: readonly Study[];
  readonly mayRegister: boolean;
}

export function StudyListPage({ page, studies, mayRegister }: StudyListProps) {
  const { lang } = page;
  const text = texts[lang];
  const register = mayRegister ? <ButtonLink href="/studies/new">{text.register}</ButtonLink> : null;
  return (
    <Page page={page} title={text.title} lead={text.lead} wide>
      {studies.length === 0 ? (
        <EmptyState text={mayRegister ? text.empty : text.emptyEvaluator} action={register} />
      ) : (
        <>
          {register === null ? null : <p>{register}</p>}
          <Table
            caption={text.title}
            captionHidden
            columns={[
              { key: 'study', text: text.study },
              { key: 'state', text: text.state },
              { key: 'version', text: text.version },
              { key: 'registered', text: text.registered },
            ]}
            rows={studies.map((study) => ({
              study: (
                <>
                  <a href={`/studies/${study.id}`}>{study.locked.protocol.title[lang]}</a>{' '}
                  {study.invented ? <Tag>{text.invented}</Tag> : null}
                </>
              ),
              state: <Tag kind={stateTag[study.state]}>{stateWords[lang][study.state]}</Tag>,
              version: study.locked.protocol.version,
              registered: formatDate(lang, dayOf(study.registeredAt), 'short'),
            }))}
          />
        </>
      )}
    </Page>
  );
}
