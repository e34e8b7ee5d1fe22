import {
  Definitions,
  formatInstant,
  Page,
  type PageContext,
  Section,
  Steps,
  Tag,
} from '../../../ui/index.ts';
import type { Published } from '../../publication/store.ts';
import { ProtocolSummary } from '../summary.tsx';
import { stateTag, stateWords } from '../texts.ts';
import { type FlowFacts, flowSteps } from './flow.ts';
import { Now } from './now.tsx';
import { texts } from './texts.ts';

export interface StudyPageProps extends FlowFacts {
  readonly page: PageContext;
  readonly analysed: boolean;
  readonly unblinded: boolean;
  readonly published: Published | undefined;
  readonly mayManage: boolean;
  readonly mayAnalyse: boolean;
}

/** One study: where it stands, what was planned, how it can be checked, and what now. */
export function StudyPage(props: StudyPageProps) {
  const { page, study } = props;
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={study.locked.protocol.title[lang]}
      lead={
        <>
          <Tag kind={stateTag[study.state]}>{stateWords[lang][study.state]}</Tag>{' '}
          {study.invented ? <Tag>{text.invented}</Tag> : null}
        </>
      }
      back={{ href: '/studies', text: text.back }}
      now={<Now {...props} />}
    >
      <Section title={text.flow}>
        <Steps label={text.flow} items={flowSteps(lang, props)} />
        <p>{text.flowAbout}</p>
      </Section>
      <Section title={text.protocol}>
        <ProtocolSummary lang={lang} locked={study.locked} />
      </Section>
      <Section title={text.check}>
        <p>{text.commitmentAbout}</p>
        <Definitions
          items={[
            { term: text.commitment, value: <code>{study.commitment}</code> },
            { term: text.registered, value: formatInstant(lang, study.registeredAt) },
          ]}
        />
      </Section>
    </Page>
  );
}
