import {
  DayLine,
  DayList,
  Details,
  EmptyState,
  Figure,
  Figures,
  formatNumber,
  Page,
  type PageContext,
  PlainTable,
  Section,
  Table,
} from '../../../ui/index.ts';
import type { Supply } from '../store.ts';
import { totalsOf } from '../supply.ts';
import { monthHead, texts } from '../texts.ts';
import { BranchSection, Country } from './branch.tsx';
import { supplyPicture } from './picture.tsx';

export interface SupplyPageProps {
  readonly page: PageContext;
  readonly supply: Supply;
  readonly today: Temporal.PlainDate;
}

const Times = ({ page, supply }: SupplyPageProps) => {
  const text = texts[page.lang];
  return (
    <Section title={text.times}>
      <p>{text.timesNote(supply.leadDefault)}</p>
      <Table
        caption={text.times}
        captionHidden
        narrow="scroll"
        columns={[
          { key: 'prison', text: text.prison },
          { key: 'days', text: text.days, numeric: true },
          { key: 'answers', text: text.answers, numeric: true },
        ]}
        rows={supply.leads.map(({ prison, days, answers }) => ({
          prison,
          days: days === undefined ? text.setting(supply.leadDefault) : formatNumber(page.lang, days),
          answers: formatNumber(page.lang, answers),
        }))}
      />
      <p>{text.recruiting(supply.recruiting)}</p>
    </Section>
  );
};

const Picture = ({ page, supply }: SupplyPageProps) => {
  const { lang } = page;
  const text = texts[lang];
  const { months } = totalsOf(supply.branches);
  const sum = (key: 'covered' | 'releases') => months.reduce((total, month) => total + month[key], 0);
  const title = text.figure(sum('covered'), sum('releases'));
  return (
    <Figure
      title={title}
      svg={supplyPicture({ lang, months, title })}
      caption={text.figureNote}
      downloads={[{ href: '/supply.csv', text: 'CSV' }]}
      table={
        <PlainTable
          caption={title}
          columns={[text.month, text.releasedHead, text.coveredHead, text.missingHead]}
          rows={months.map((month) => [
            monthHead(lang, month.month),
            ...[month.releases, month.covered, month.missing].map((n) => formatNumber(lang, n)),
          ])}
        />
      }
    />
  );
};

/** What is missing when, said in sentences first. */
export function SupplyPage(props: SupplyPageProps) {
  const { page, supply, today } = props;
  const text = texts[page.lang];
  const { branches } = supply;
  if (branches.length === 0)
    return (
      <Page page={page} title={text.title}>
        <EmptyState text={text.noBranch} />
      </Page>
    );
  const { missing, months } = totalsOf(branches);
  const number = (n: number) => formatNumber(page.lang, n);
  const releases = months.reduce((sum, month) => sum + month.releases, 0);
  const covered = months.reduce((sum, month) => sum + month.covered, 0);
  return (
    <Page page={page} title={text.title} lead={text.lead} wide>
      <Figures
        items={[
          { value: number(releases), text: text.releases() },
          { value: number(covered), text: text.covered() },
          { value: number(missing), text: text.missing(missing) },
        ]}
      />
      {missing === 0 ? (
        <DayList label={text.title}>
          <DayLine tone="done">{text.enough}</DayLine>
        </DayList>
      ) : null}
      {branches.length > 1 ? <Country page={page} branches={branches} /> : null}
      {branches.map((branch) => (
        <BranchSection
          page={page}
          branch={branch}
          today={today}
          alone={branches.length === 1}
          prison={(id) => supply.prisons.get(id) ?? ''}
        />
      ))}
      <Picture {...props} />
      <Times {...props} />
      <Details summary={text.how}>
        <ul>
          {text.howText.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </Details>
    </Page>
  );
}
