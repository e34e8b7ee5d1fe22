import { ButtonLink, EmptyState, Page, type PageContext, Section } from '../../../ui/index.ts';
import { median } from '../clearance/lead.ts';
import type { MentorRecord } from '../store.ts';
import { stageName } from '../texts.ts';
import { StageTable } from './stage-table.tsx';
import type { StageGroup } from './stats.ts';
import { texts } from './texts.ts';

export interface PipelineProps {
  readonly page: PageContext;
  readonly groups: readonly StageGroup<MentorRecord>[];
  readonly approvals: readonly number[];
  /** Address of the public form. */
  readonly form: string;
  readonly today: Temporal.PlainDate;
}

/** Everybody between the application and the approval, by stage, each with the one next step. */
export function PipelinePage({ page, groups, approvals, form, today }: PipelineProps) {
  const text = texts[page.lang];
  const all = groups.reduce((sum, group) => sum + group.people.length, 0);
  return (
    <Page page={page} title={text.title} lead={text.lead} back={{ href: '/mentors', text: text.back }} wide>
      <p>
        {text.link} <a href="/volunteer">{form}</a>
      </p>
      {approvals.length === 0 ? null : <p>{text.approval(median(approvals), approvals.length)}</p>}
      {all === 0 ? (
        <EmptyState text={text.none} action={<ButtonLink href="/mentors/new">{text.add}</ButtonLink>} />
      ) : (
        groups.map((group) => (
          <Section title={`${stageName[page.lang][group.stage]}: ${text.count(group.people.length)}`}>
            {group.medianDays === undefined || group.longestDays === undefined ? null : (
              <>
                <p>{text.waited(group.medianDays, group.longestDays)}</p>
                <StageTable page={page} group={group} today={today} />
              </>
            )}
          </Section>
        ))
      )}
    </Page>
  );
}
