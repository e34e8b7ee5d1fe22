import { compareDanish, Details, type Lang, Table, Tag } from '../../../../ui/index.ts';
import { spokenName } from '../../choose/texts.ts';
import { groundText } from '../../texts.ts';
import type { OpenPlan } from '../find.ts';
import { isChanged, isSent, type JudgedLine } from '../lines.ts';
import { obstacleText, texts } from '../texts.ts';

interface LinesProps {
  readonly lang: Lang;
  readonly open: OpenPlan;
}

/** The two of a line by name, in Danish order. */
export const namesOf = (lang: Lang, { situation }: OpenPlan, { line }: JudgedLine): string =>
  line.mentorIds
    .map((id) => situation.mentors.get(id)?.name ?? '')
    .toSorted(compareDanish)
    .join(lang === 'da' ? ' og ' : ' and ');

function Why({ lang, open, judged }: LinesProps & { readonly judged: JudgedLine }) {
  const { pair, course } = judged;
  const text = texts[lang];
  if (pair === undefined || course === undefined) return null;
  const language = spokenName(lang, course.seeker.language);
  const side = (wanted: 'for' | 'against') =>
    pair.grounds
      .filter((ground) => ground.side === wanted)
      .map((one) => groundText(lang, one, (id) => open.situation.mentors.get(id)?.name ?? '', language))
      .join('; ');
  const [pro, contra] = [side('for'), side('against')];
  return (
    <Details summary={text.why}>
      {pro === '' ? null : <p>{`${text.for}: ${pro}.`}</p>}
      {contra === '' ? null : <p>{`${text.against}: ${contra}.`}</p>}
    </Details>
  );
}

/** Each course with its pair, judged by today's facts; a line that breaks a rule says which. */
export function PlanLines({ lang, open }: LinesProps) {
  const text = texts[lang];
  const { plan, judged } = open;
  if (judged.length === 0) return <p>{text.none}</p>;
  const whose = (one: JudgedLine) => one.course?.course.person ?? text.closedCourse;
  return (
    <Table
      caption={text.lines}
      captionHidden
      columns={[
        { key: 'person', text: text.person },
        { key: 'pair', text: text.pair },
        { key: 'points', text: text.points, numeric: true },
        { key: 'edit', text: text.edit },
      ]}
      rows={judged.map((one) => ({
        person: <a href={`/courses/${one.line.courseId}`}>{whose(one)}</a>,
        pair: (
          <div>
            {namesOf(lang, open, one)} {isSent(one) ? null : <Tag kind="soon">{text.leftOut}</Tag>}
            {isChanged(one.line) ? <Tag kind="info">{text.changed}</Tag> : null}
            {one.line.leftOut
              ? null
              : one.obstacles.map((obstacle) => (
                  <p>
                    {isSent(one) ? <Tag kind="danger">{text.stands}</Tag> : null}{' '}
                    {obstacleText(lang, obstacle, open.situation.mentors)}
                  </p>
                ))}
            <Why lang={lang} open={open} judged={one} />
          </div>
        ),
        points: one.pair === undefined ? '' : String(one.pair.score.total),
        edit:
          one.course === undefined ? null : (
            <a href={`/pairs/${plan.id}/${one.line.courseId}`}>
              {text.edit}
              <span class="sr-only">{` ${whose(one)}`}</span>
            </a>
          ),
      }))}
    />
  );
}
