import {
  ButtonLink,
  EmptyState,
  formatDate,
  type Lang,
  type PageContext,
  PostButton,
  Section,
  Table,
} from '../../../../ui/index.ts';
import type { Waiting } from '../situation.ts';
import type { KeptPlan } from '../store.ts';
import { texts } from '../texts.ts';

export interface OwnBranch {
  readonly id: string;
  readonly name: string;
  /** Who seeks a pair, in Danish order of name. */
  readonly waiting: readonly Waiting[];
  readonly draft: KeptPlan | undefined;
}

/** When somebody is released, or that it has been, or that nobody knows. */
export const releaseText = (lang: Lang, { seeker }: Waiting): string => {
  const text = texts[lang];
  if (!seeker.beforeRelease) return text.released;
  return seeker.release === undefined
    ? text.unknown
    : formatDate(lang, Temporal.PlainDate.from(seeker.release), 'day');
};

interface BranchWaitingProps {
  readonly page: PageContext;
  readonly branch: OwnBranch;
  /** The viewer has more than one branch. */
  readonly named: boolean;
  readonly requestId: string;
}

/** Who waits in a branch, and the one press that finds pairs for all of them. */
export function BranchWaiting({ page, branch, named, requestId }: BranchWaitingProps) {
  const { lang } = page;
  const text = texts[lang];
  const { waiting, draft } = branch;
  const title = waiting.length === 0 ? text.nobody : text.waiting(waiting.length);
  const context = named ? branch.name : undefined;
  const lacks = ({ seeker, assignments }: Waiting): string => {
    const staying = assignments.find((one) => one.mentorId === seeker.staying);
    return staying === undefined ? text.both : text.second(staying.mentor);
  };
  return (
    <Section title={named ? `${branch.name}: ${title}` : title}>
      {waiting.length === 0 ? (
        <EmptyState text={text.nobodyNext} />
      ) : (
        <Table
          caption={title}
          captionHidden
          columns={[
            { key: 'person', text: text.person },
            { key: 'release', text: text.release },
            { key: 'lacks', text: text.lacks },
          ]}
          rows={waiting.map((one) => ({
            person: <a href={`/courses/${one.course.id}/match`}>{one.course.person}</a>,
            release: releaseText(lang, one),
            lacks: lacks(one),
          }))}
        />
      )}
      {draft === undefined ? null : <p>{text.draftStays}</p>}
      <div class="pm-actions">
        {draft === undefined ? null : (
          <ButtonLink href={`/pairs/${draft.id}`} kind="primary" context={context}>
            {text.draft(formatDate(lang, draft.madeOn, 'day'))}
          </ButtonLink>
        )}
        {waiting.length === 0 ? null : (
          <PostButton
            page={page}
            action="/pairs"
            text={text.find}
            context={context}
            fields={{ branch: branch.id }}
            kind={draft === undefined ? 'primary' : 'secondary'}
            requestId={requestId}
          />
        )}
      </div>
    </Section>
  );
}
