import { formatDate, type Lang, Section, Table } from '../../../../ui/index.ts';
import type { PlaceNames } from '../../engine/index.ts';
import { missingText } from '../places.ts';
import { texts } from '../texts.ts';
import type { BranchCount } from './counts.ts';

interface CountryProps {
  readonly lang: Lang;
  readonly counts: readonly BranchCount[];
  readonly names: PlaceNames;
}

const sum = (counts: readonly BranchCount[], key: 'waiting' | 'asked' | 'placed' | 'unplaced'): string =>
  String(counts.reduce((total, one) => total + one[key], 0));

/** Every branch by its counts, and what is missing where. */
export function Country({ lang, counts, names }: CountryProps) {
  const text = texts[lang];
  const planOf = ({ plan }: BranchCount): string => {
    if (plan === undefined) return text.noPlanYet;
    const day = formatDate(lang, plan.madeOn, 'day');
    return plan.sent ? text.planSent(day) : text.planDraft(day);
  };
  const missing = counts.flatMap((one) => one.missing);
  return (
    <Section title={text.leadTitle}>
      <p>{text.leadLead}</p>
      <Table
        caption={text.leadTitle}
        captionHidden
        columns={[
          { key: 'branch', text: text.branch },
          { key: 'waiting', text: text.waits, numeric: true },
          { key: 'asked', text: text.asked, numeric: true },
          { key: 'plan', text: text.plan },
          { key: 'placed', text: text.placed, numeric: true },
          { key: 'unplaced', text: text.notPlaced, numeric: true },
        ]}
        rows={counts.map((one) => ({
          branch: one.branch,
          waiting: String(one.waiting),
          asked: String(one.asked),
          plan: planOf(one),
          placed: one.plan === undefined ? '' : String(one.placed),
          unplaced: one.plan === undefined ? '' : String(one.unplaced),
        }))}
        total={{
          branch: text.total,
          waiting: sum(counts, 'waiting'),
          asked: sum(counts, 'asked'),
          plan: '',
          placed: sum(counts, 'placed'),
          unplaced: sum(counts, 'unplaced'),
        }}
      />
      <h3>{text.missing}</h3>
      {missing.length === 0 ? (
        <p>{text.noneMissing}</p>
      ) : (
        <ul>
          {missing.map((kind) => (
            <li>{missingText(lang, kind, names)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
