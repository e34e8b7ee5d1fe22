import { joinWords, type PageContext, PostButton, Table } from '../../../ui/index.ts';
import { approvalVerdict } from '../approval.ts';
import { StepButton } from '../show/step-button.tsx';
import type { MentorRecord } from '../store.ts';
import { lackingNames, requirementName } from '../texts.ts';
import { texts } from './texts.ts';

/** The one next press: what is missing first, or the approval when nothing is. */
function Next(props: {
  readonly page: PageContext;
  readonly person: MentorRecord;
  readonly from: string;
  readonly today: Temporal.PlainDate;
}) {
  const { page, person, from, today } = props;
  const text = texts[page.lang];
  const { missing } = approvalVerdict(person, person.checks, person.trainings, today);
  const [first] = missing.filter((one) => one.requirement !== 'age');
  if (first !== undefined)
    return (
      <div>
        {requirementName(page.lang, first)}{' '}
        <StepButton
          page={page}
          mentor={person}
          step={first}
          today={today}
          from={from}
          renewal={first.reason === 'expired'}
          of={person.name}
        />
      </div>
    );
  const [age] = missing;
  if (age !== undefined)
    return age.reason === 'unknown-age' ? (
      <a href={`/mentors/${person.id}/edit`}>{text.birth}</a>
    ) : (
      text.younger
    );
  return (
    <PostButton
      page={page}
      action={`/mentors/${person.id}/approve`}
      text={text.approve}
      context={person.name}
      kind="quiet"
    />
  );
}

/** People of one stage. */
export function StageTable(props: {
  readonly page: PageContext;
  readonly people: readonly MentorRecord[];
  /** The list to come back to after a step. */
  readonly from: string;
  readonly today: Temporal.PlainDate;
}) {
  const { page, people, from, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const rest = (person: MentorRecord): string => {
    const { missing } = approvalVerdict(person, person.checks, person.trainings, today);
    const names = lackingNames(lang, missing.filter((one) => one.requirement !== 'age').slice(1));
    return names.length === 0 ? text.nothing : joinWords(lang, names);
  };
  return (
    <Table
      caption={texts[lang].title}
      captionHidden
      columns={[
        { key: 'name', text: text.name },
        { key: 'days', text: text.days, numeric: true },
        { key: 'next', text: text.next },
        { key: 'rest', text: text.lacks },
      ]}
      rows={people.map((person) => ({
        name: (
          <>
            <a href={`/mentors/${person.id}`}>{person.name}</a>, {person.town}
          </>
        ),
        days: String(Math.max(0, person.stageSince.until(today).days)),
        next: <Next page={page} person={person} from={from} today={today} />,
        rest: rest(person),
      }))}
    />
  );
}
