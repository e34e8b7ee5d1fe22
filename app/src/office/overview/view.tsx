import {
  EmptyState,
  Figures,
  formatDate,
  formatNumber,
  Page,
  Section,
  sentence,
  Table,
} from '../../ui/index.ts';
import { totalOf } from './need.ts';
import { Need } from './needs.tsx';
import type { OverviewPageProps } from './props.ts';
import type { BranchCounts } from './store.ts';
import { texts } from './texts.ts';

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
