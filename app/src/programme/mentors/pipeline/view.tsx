import { ButtonLink, EmptyState, Page, type PageContext, Section } from '../../../ui/index.ts';
import { median } from '../clearance/lead.ts';
import type { MentorRecord } from '../store.ts';
import { stageName } from '../texts.ts';
import { StageTable } from './stage-table.tsx';
import type { StageCount } from './store.ts';
import { texts } from './texts.ts';
import { Waited } from './waited.tsx';

export interface PipelineProps {
  readonly page: PageContext;
  readonly counts: readonly StageCount[];
  /** Who has been longest in each stage. */
  readonly people: readonly MentorRecord[];
  readonly approvals: readonly number[];
  /** Address of the public form. */
  readonly form: string;
  readonly today: Temporal.PlainDate;
}

/** Those between the application and the approval, by stage, each with the one next step. */
export function PipelinePage({ page, counts, people, approvals, form, today }: PipelineProps) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title} lead={text.lead} back={{ href: '/mentors', text: text.back }} wide>
      <p>
        {text.link} <a href="/volunteer">{form}</a>
      </p>
      {approvals.length === 0 ? null : <p>{text.approval(median(approvals), approvals.length)}</p>}
      {people.length === 0 ? (
        <EmptyState text={text.none} action={<ButtonLink href="/mentors/new">{text.add}</ButtonLink>} />
      ) : (
        counts.map((counted) => (
          <Stage
            page={page}
            counted={counted}
            people={people.filter(({ stage }) => stage === counted.stage)}
            today={today}
          />
        ))
      )}
    </Page>
  );
}

function Stage(props: Pick<PipelineProps, 'page' | 'people' | 'today'> & { readonly counted: StageCount }) {
  const { page, counted, people, today } = props;
  const text = texts[page.lang];
  const name = stageName[page.lang][counted.stage];
  return (
    <Section title={`${name}: ${text.count(counted.count)}`}>
      <Waited lang={page.lang} counted={counted} />
      {people.length === 0 ? null : <StageTable page={page} people={people} from="pipeline" today={today} />}
      {people.length === counted.count ? null : (
        <p>
          {text.firstOf(people.length, counted.count)}{' '}
          <a href={`/mentors/pipeline?stage=${counted.stage}`}>{text.all(counted.count, name)}</a>
        </p>
      )}
    </Section>
  );
}
