import {
  DayLine,
  DayList,
  EmptyState,
  Figures,
  formatDate,
  formatNumber,
  Page,
  type PageContext,
  plural,
  Section,
  sentence,
  Table,
} from '../../ui/index.ts';
import { mentorsMissing, totalOf } from './need.ts';
import type { BranchCounts } from './store.ts';

const texts = {
  da: {
    title: 'Overblik',
    caption: 'Afdelingerne i tal',
    branch: 'Afdeling',
    waiting: 'Venter på svar',
    running: 'Forløb i gang',
    freeMentors: 'Mentorer med plads',
    halfPairs: 'Forløb med én mentor',
    total: 'Hele landet',
    waitingFigure: (n: number) => (n === 1 ? 'henvist venter på svar' : 'henviste venter på svar'),
    runningFigure: () => 'forløb i gang',
    freeFigure: (n: number) => (n === 1 ? 'mentor med plads' : 'mentorer med plads'),
    halfFigure: () => 'forløb med én mentor',
    need: 'Hvor der mangler mentorer',
    missing: (branch: BranchCounts, n: number) =>
      `${branch.name} mangler ${plural('da', n, 'mentor', 'mentorer')}: ${plural('da', branch.waiting, 'henvist', 'henviste')} venter, og ${branch.freeMentors === 0 ? 'ingen mentorer' : plural('da', branch.freeMentors, 'mentor', 'mentorer')} har plads. Hver deltager får to.`,
    enough: 'Alle, der venter, kan få et par mentorer i deres egen afdeling.',
    none: 'Der er ingen afdelinger endnu. En administrator sætter dem op.',
  },
  en: {
    title: 'Overview',
    caption: 'The branches in numbers',
    branch: 'Branch',
    waiting: 'Waiting for an answer',
    running: 'Running courses',
    freeMentors: 'Mentors with room',
    halfPairs: 'Courses with one mentor',
    total: 'The whole country',
    waitingFigure: (n: number) => (n === 1 ? 'referred person waiting' : 'referred people waiting'),
    runningFigure: (n: number) => (n === 1 ? 'running course' : 'running courses'),
    freeFigure: (n: number) => (n === 1 ? 'mentor with room' : 'mentors with room'),
    halfFigure: (n: number) => (n === 1 ? 'course with one mentor' : 'courses with one mentor'),
    need: 'Where mentors are missing',
    missing: (branch: BranchCounts, n: number) =>
      `${branch.name} lacks ${plural('en', n, 'mentor', 'mentors')}: ${plural('en', branch.waiting, 'referred person is', 'referred people are')} waiting, and ${branch.freeMentors === 0 ? 'no mentor has' : plural('en', branch.freeMentors, 'mentor has', 'mentors have')} room. Each participant has two.`,
    enough: 'Everybody who is waiting can have a pair of mentors in their own branch.',
    none: 'There are no branches yet. An administrator sets them up.',
  },
} as const;

export interface OverviewPageProps {
  readonly page: PageContext;
  readonly branches: readonly BranchCounts[];
  readonly today: Temporal.PlainDate;
}

const Need = ({ page, branches }: Pick<OverviewPageProps, 'page' | 'branches'>) => {
  const text = texts[page.lang];
  const short = branches.filter((branch) => mentorsMissing(branch) > 0);
  if (short.length === 0) return <p>{text.enough}</p>;
  return (
    <Section title={text.need}>
      <DayList label={text.need}>
        {short.map((branch) => (
          <DayLine tone="soon">{text.missing(branch, mentorsMissing(branch))}</DayLine>
        ))}
      </DayList>
    </Section>
  );
};

export function OverviewPage({ page, branches, today }: OverviewPageProps) {
  const text = texts[page.lang];
  const number = (n: number) => formatNumber(page.lang, n);
  const total = totalOf(branches);
  const row = (name: string, counts: Omit<BranchCounts, 'name'>) => ({
    name,
    waiting: number(counts.waiting),
    running: number(counts.running),
    freeMentors: number(counts.freeMentors),
    halfPairs: number(counts.halfPairs),
  });
  if (branches.length === 0)
    return (
      <Page page={page} title={text.title}>
        <EmptyState text={text.none} />
      </Page>
    );
  return (
    <Page page={page} title={text.title} lead={sentence(formatDate(page.lang, today))} wide>
      <Figures
        items={[
          { value: number(total.waiting), text: text.waitingFigure(total.waiting) },
          { value: number(total.running), text: text.runningFigure(total.running) },
          { value: number(total.freeMentors), text: text.freeFigure(total.freeMentors) },
          { value: number(total.halfPairs), text: text.halfFigure(total.halfPairs) },
        ]}
      />
      <Need page={page} branches={branches} />
      <Section title={text.caption}>
        <Table
          caption={text.caption}
          captionHidden
          narrow="scroll"
          columns={[
            { key: 'name', text: text.branch },
            { key: 'waiting', text: text.waiting, numeric: true },
            { key: 'running', text: text.running, numeric: true },
            { key: 'freeMentors', text: text.freeMentors, numeric: true },
            { key: 'halfPairs', text: text.halfPairs, numeric: true },
          ]}
          rows={branches.map((branch) => row(branch.name, branch))}
          total={row(text.total, total)}
        />
      </Section>
    </Page>
  );
}
