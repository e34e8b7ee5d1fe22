import {
  Alert,
  ButtonLink,
  Definitions,
  Details,
  EmptyState,
  formatDate,
  formatInstant,
  formatNumber,
  joinWords,
  type PageContext,
  plural,
  Table,
  Tag,
} from '../../../ui/index.ts';
import { attemptName, lastHeld, modeName } from '../../contacts/contact.ts';
import { HandedOver } from '../../matching/handover/on-course.tsx';
import { runsOn } from '../../matching/pair.ts';
import { AskedThree } from '../../matching/proposal/on-course.tsx';
import { endReasonText } from '../../matching/texts.ts';
import { lifeAreaList } from '../../mentors/texts.ts';
import { words } from '../../referrals/referral.ts';
import { ReleaseHistory } from '../release-history.tsx';
import {
  certaintyName,
  confirmedText,
  decisionText,
  kindName,
  releaseText,
  shortDate,
  sourceText,
  writtenBy,
} from '../texts.ts';
import type { CourseFacts } from './course.ts';
import { texts } from './texts.ts';
import { WhyThese } from './why.tsx';

export interface SectionProps extends CourseFacts {
  readonly page: PageContext;
}

/** Who is on the course, and who was. */
export function Mentors(props: SectionProps) {
  const { page, course, pair, match, assignments, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const former = assignments.filter((one) => !runsOn(one, today));
  return (
    <>
      {pair.running.length === 0 ? (
        <p>{course.closedOn === undefined ? text.mentorsNone : text.mentorsOver}</p>
      ) : (
        <Definitions
          items={pair.running.map((one) => ({
            term: text.mentor,
            value: (
              <>
                <a href={`/mentors/${one.mentorId}`}>{one.mentor}</a>
                {` ${text.since} ${formatDate(lang, one.from, 'day')}`}
              </>
            ),
            action: (
              <ButtonLink
                href={`/courses/${course.id}/mentors/${one.id}/end`}
                kind="quiet"
                context={one.mentor}
              >
                {text.end}
              </ButtonLink>
            ),
          }))}
        />
      )}
      {match === undefined || match.goal === '' ? null : <p>{`${text.goal}: ${match.goal}`}</p>}
      <AskedThree {...props} />
      <HandedOver {...props} />
      <WhyThese lang={lang} course={course} match={match} assignments={assignments} />
      {former.length === 0 ? null : (
        <Details summary={text.formerMentors}>
          <ul>
            {former.map((one) => (
              <li>
                {one.mentor}:{' '}
                {one.takenBack
                  ? `${text.takenBack}, ${formatDate(lang, one.from, 'day')}`
                  : `${formatDate(lang, one.from, 'day')} – ${one.until === undefined ? '' : formatDate(lang, one.until, 'day')}`}
                {one.endReason === undefined ? '' : `. ${endReasonText(lang, one.endReason)}.`}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

/** The date that counts, and everything else that was ever said. */
export function Release({ page, current, releases, names, today }: SectionProps) {
  const { lang } = page;
  const text = texts[lang];
  if (current === undefined) return <EmptyState text={text.noRelease} />;
  const decision = decisionText(lang, current, today);
  const confirmed = confirmedText(lang, current);
  return (
    <>
      <Definitions
        items={[
          {
            term: kindName[lang][current.kind],
            value: (
              <>
                {releaseText(lang, current)}
                {current.latestDate === undefined ? null : <> {text.follows}</>}
              </>
            ),
          },
          {
            term: text.certainty,
            value:
              current.unknownReason === undefined
                ? certaintyName[lang][current.certainty]
                : `${certaintyName[lang][current.certainty]}: ${words[lang].unknownReason[current.unknownReason]}`,
          },
          { term: text.source, value: sourceText(lang, current.source) },
          ...(confirmed === undefined ? [] : [{ term: text.confirmed, value: confirmed }]),
          {
            term: text.written,
            value: `${formatInstant(lang, current.recordedAt, 'day')}, ${writtenBy(lang, current.recordedBy, names)}`,
          },
        ]}
      />
      {decision === undefined ? null : (
        <Alert kind="info">
          <p>{decision}</p>
        </Alert>
      )}
      <ReleaseHistory lang={lang} releases={releases} current={current} names={names} />
    </>
  );
}

/** So many contacts are shown in full; the sum above counts all. */
const shownContacts = 20;

export function Contacts({ page, contacts }: SectionProps) {
  const { lang } = page;
  const text = texts[lang];
  const last = lastHeld(contacts);
  if (contacts.length === 0) return <EmptyState text={text.noContacts} />;
  const held = contacts.filter((contact) => contact.kept === 'held');
  const minutes = held.reduce((sum, contact) => sum + (contact.minutes ?? 0), 0);
  return (
    <>
      {last === undefined ? null : (
        <p>
          {text.contactSum(
            plural(lang, held.length, text.contactsOne, text.contactsMany),
            `${formatNumber(lang, minutes / 60, 1)} ${text.hours}`,
            formatDate(lang, last, 'day'),
          )}
        </p>
      )}
      <Table
        caption={text.contacts}
        captionHidden
        columns={[
          { key: 'date', text: text.date },
          { key: 'how', text: text.how },
          { key: 'who', text: text.who },
          { key: 'about', text: text.about },
          { key: 'note', text: text.note },
        ]}
        rows={contacts.slice(0, shownContacts).map((contact) => ({
          date: shortDate(lang, contact.heldOn),
          how: (
            <span>
              {modeName[lang][contact.mode]}
              {contact.minutes === undefined ? '' : `, ${contact.minutes} min.`}
              {contact.kept === 'held' ? null : (
                <>
                  {' '}
                  <Tag kind="soon">{attemptName[lang][contact.kept]}</Tag>
                </>
              )}
            </span>
          ),
          who: joinWords(lang, contact.mentors),
          about: lifeAreaList(lang, contact.lifeAreas),
          note: (
            <span>
              {contact.concern ? <Tag kind="danger">{text.concern}</Tag> : null} {contact.note}
            </span>
          ),
        }))}
      />
    </>
  );
}

export function Concerns({ page, concerns, names }: SectionProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Definitions
      items={concerns.map((concern) => ({
        term: formatInstant(lang, concern.raisedAt, 'day'),
        value: (
          <>
            <a href={`/concerns/${concern.id}`}>{text.readConcern}</a>
            {`, ${writtenBy(lang, concern.raisedBy, names)} `}
            <Tag kind={concern.handledAt === undefined ? 'danger' : 'done'}>
              {concern.handledAt === undefined ? text.open : text.handled}
            </Tag>
          </>
        ),
      }))}
    />
  );
}
