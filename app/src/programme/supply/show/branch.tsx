import {
  DayLine,
  DayList,
  Details,
  formatNumber,
  type Lang,
  type PageContext,
  Section,
  Table,
} from '../../../ui/index.ts';
import { type BranchSupply, totalsOf } from '../supply.ts';
import { columnHeads, dayOrNow, rowsOf, supplyColumns } from '../table.ts';
import { branchSentences, monthHead, texts } from '../texts.ts';

interface BranchProps {
  readonly page: PageContext;
  readonly branch: BranchSupply;
  readonly today: Temporal.PlainDate;
  readonly alone: boolean;
  readonly prison: (id: string) => string;
}

/** Nought is a dash, so that the numbers that matter stand out; what cannot be said is empty. */
const numberOrDash = (lang: Lang, n: number | undefined): string =>
  n === undefined ? '' : n === 0 ? '–' : formatNumber(lang, n);

const MonthTable = ({ page, branch, today }: BranchProps) => {
  const { lang } = page;
  const heads = columnHeads(lang);
  return (
    <Table
      caption={texts[lang].tableOf(branch.name)}
      captionHidden
      narrow="scroll"
      columns={supplyColumns.map((key, index) => ({
        key,
        text: heads[key],
        numeric: index > 0 && index < 6,
      }))}
      rows={rowsOf(branch, today).map((row) => ({
        month: typeof row.month === 'string' ? texts[lang][row.month] : monthHead(lang, row.month),
        releases: numberOrDash(lang, row.releases),
        paired: numberOrDash(lang, row.paired),
        places: numberOrDash(lang, row.places),
        covered: numberOrDash(lang, row.covered),
        missing: numberOrDash(lang, row.missing),
        recruitBy: dayOrNow(lang, row.recruitBy, today),
        clearBy: dayOrNow(lang, row.clearBy, today),
      }))}
    />
  );
};

/** What a branch lacks in sentences, then its months. */
export function BranchSection(props: BranchProps) {
  const { page, branch, today, alone } = props;
  const text = texts[page.lang];
  const lacking = branchSentences(page.lang, branch, today, props.prison);
  const { unknown } = branch;
  const lapsing = Math.max(0, ...branch.months.map((month) => month.lapsing));
  return (
    <Section title={branch.name}>
      {lacking.length === 0 ? (
        <p>{text.enough}</p>
      ) : (
        <DayList label={branch.name}>
          {lacking.map((line) => (
            <DayLine tone="soon">{line}</DayLine>
          ))}
        </DayList>
      )}
      {unknown.mentorsNeeded > 0 ? <p>{text.unknown(unknown.releases, unknown.mentorsNeeded)}</p> : null}
      {lapsing > 0 ? <p>{text.lapsing(lapsing)}</p> : null}
      {alone ? (
        <MonthTable {...props} />
      ) : (
        <Details summary={text.tableOf(branch.name)}>
          <MonthTable {...props} />
        </Details>
      )}
    </Section>
  );
}

/** Every branch beside the others: how many mentors are missing when. */
export function Country({
  page,
  branches,
}: Pick<BranchProps, 'page'> & { readonly branches: readonly BranchSupply[] }) {
  const text = texts[page.lang];
  const number = (n: number) => numberOrDash(page.lang, n);
  const row = (name: string, of: (branch: BranchSupply) => number, total: number) => ({
    month: name,
    ...Object.fromEntries(branches.map((branch) => [branch.branchId, number(of(branch))])),
    total: number(total),
  });
  const totals = totalsOf(branches);
  const out = branches.reduce((sum, branch) => sum + branch.out.missing, 0);
  return (
    <Section title={text.country}>
      <Table
        caption={text.country}
        captionHidden
        narrow="scroll"
        columns={[
          { key: 'month', text: text.month },
          ...branches.map(({ branchId, name }) => ({ key: branchId, text: name, numeric: true })),
          { key: 'total', text: text.total, numeric: true },
        ]}
        rows={[
          ...(out > 0 ? [row(text.out, (branch) => branch.out.missing, out)] : []),
          ...totals.months.map(({ month, missing }, index) =>
            row(monthHead(page.lang, month), (branch) => branch.months[index]?.missing ?? 0, missing),
          ),
        ]}
        total={row(text.total, (branch) => branch.missing, totals.missing)}
      />
    </Section>
  );
}
