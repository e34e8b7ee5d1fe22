import {
  Button,
  ButtonLink,
  EmptyState,
  Page,
  type PageContext,
  Pagination,
  TextField,
} from '../../../ui/index.ts';
import type { MentorRecord } from '../store.ts';
import { type Listed, type Overview, onPage } from './find.ts';
import { LeftList, MentorTable } from './table.tsx';
import { texts } from './texts.ts';

export interface MentorListProps {
  readonly page: PageContext;
  readonly overview: Overview;
  readonly mentors: readonly MentorRecord[];
  /** How many fit what is wanted. */
  readonly total: number;
  readonly wanted: Listed;
  readonly today: Temporal.PlainDate;
}

const hrefOf = ({ left, name }: Listed, page: number): string =>
  `/mentors?${new URLSearchParams({
    ...(left ? { left: 'yes' } : {}),
    ...(name === '' ? {} : { name }),
    page: String(page),
  })}`;

/** The branch's mentors, and what each lacks. */
export function MentorListPage(props: MentorListProps) {
  const { page, overview, mentors, total, wanted } = props;
  const text = texts[page.lang];
  if (overview.here + overview.left === 0)
    return (
      <Page page={page} title={text.title}>
        <EmptyState text={text.empty} action={<ButtonLink href="/mentors/new">{text.add}</ButtonLink>} />
      </Page>
    );
  return (
    <Page
      page={page}
      title={wanted.left ? text.leftTitle : text.title}
      lead={wanted.left ? undefined : text.lead(overview.approved, overview.free)}
      {...(wanted.left ? { back: { href: '/mentors', text: text.title } } : {})}
      wide
    >
      {wanted.left ? null : <Actions page={page} overview={overview} />}
      <Find {...props} />
      {mentors.length === 0 ? (
        <EmptyState text={text.noneFound} action={<a href="/mentors">{text.all}</a>} />
      ) : wanted.left ? (
        <LeftList mentors={mentors} />
      ) : (
        <MentorTable {...props} />
      )}
      <Pagination current={wanted.page} pages={Math.ceil(total / onPage)} href={(to) => hrefOf(wanted, to)} />
      {wanted.left || overview.left === 0 ? null : (
        <p>
          <a href="/mentors?left=yes">{text.left(overview.left)}</a>
        </p>
      )}
    </Page>
  );
}

const Actions = ({ page, overview }: Pick<MentorListProps, 'page' | 'overview'>) => {
  const text = texts[page.lang];
  return (
    <p class="pm-actions">
      <ButtonLink href="/mentors/new">{text.add}</ButtonLink>
      <ButtonLink href="/mentors/pipeline" kind="secondary">
        {text.pipeline}
      </ButtonLink>
      <ButtonLink href="/mentors/import" kind="secondary">
        {text.fromFile}
      </ButtonLink>
      {overview.behind.length === 0 ? null : (
        <ButtonLink href="/mentors?check=expired" kind="secondary">
          {text.ending(overview.behind.length)}
        </ButtonLink>
      )}
    </p>
  );
};

/** A field to find somebody in, where not everybody stands on the page. */
const Find = ({ page, wanted, overview }: MentorListProps) => {
  const text = texts[page.lang];
  if ((wanted.left ? overview.left : overview.here) <= onPage && wanted.name === '') return null;
  return (
    <search>
      <form method="get" action="/mentors" class="pm-form">
        {wanted.left ? <input type="hidden" name="left" value="yes" /> : null}
        <TextField
          name="name"
          label={text.find}
          hint={text.findHint}
          type="search"
          value={wanted.name}
          optional
        />
        <div class="pm-actions">
          <Button kind="secondary">{text.findNow}</Button>
        </div>
      </form>
    </search>
  );
};
