import { DayLine, DayList, Section } from '../../ui/index.ts';
import { mentorsMissing } from './need.ts';
import type { OverviewPageProps } from './props.ts';
import { texts } from './texts.ts';

export const Need = ({ page, branches }: Pick<OverviewPageProps, 'page' | 'branches'>) => {
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
