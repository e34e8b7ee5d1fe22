import {
  Alert,
  ButtonLink,
  formatDate,
  Page,
  type PageContext,
  PostButton,
  Section,
} from '../../../../ui/index.ts';
import type { PlaceNames } from '../../engine/index.ts';
import type { OpenPlan } from '../find.ts';
import { isChanged, isSent, seenOfPlan } from '../lines.ts';
import { missingText } from '../places.ts';
import { qualityText, texts } from '../texts.ts';
import { PlanLines } from './lines.tsx';

export interface PlanPageProps {
  readonly page: PageContext;
  readonly open: OpenPlan;
  readonly names: PlaceNames;
  readonly requestId: string;
  /** Why nothing was sent, where somebody tried. */
  readonly refused?: string | undefined;
}

function Unplaced({ page, open, names }: PlanPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const { plan, situation } = open;
  // Who has been helped in another way since, or whose course has closed, is not missing a pair any more.
  const people = situation.courses.filter(
    ({ course, not }) => not === undefined && plan.unplaced.includes(course.id),
  );
  if (people.length === 0) return null;
  return (
    <Section title={text.unplaced(people.length)}>
      <ul>
        {people.map(({ course }) => (
          <li>
            <a href={`/courses/${course.id}/match`}>{course.person}</a>
          </li>
        ))}
      </ul>
      {plan.missing.length === 0 ? null : (
        <>
          <h3>{text.missing}</h3>
          <ul>
            {plan.missing.map((kind) => (
              <li>{missingText(lang, kind, names)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** A plan of a branch: looked at, changed line by line, and sent as a whole. */
export function PlanPage(props: PlanPageProps) {
  const { page, open, requestId } = props;
  const { lang } = page;
  const text = texts[lang];
  const { plan, judged } = open;
  const made = text.made(formatDate(lang, plan.madeOn, 'day'), plan.settingsVersion);
  const title = text.planTitle(props.names.branch(plan.branchId));
  const back = { href: '/pairs', text: text.back };
  if (plan.state !== 'draft')
    return (
      <Page page={page} title={title} lead={made} back={back}>
        <Alert kind="info">{plan.state === 'published' ? text.wasSent : text.wasDiscarded}</Alert>
        <ButtonLink href="/pairs">{text.back}</ButtonLink>
      </Page>
    );
  const sent = judged.filter(isSent).length;
  const touched = judged.some(({ line }) => line.leftOut || isChanged(line));
  return (
    <Page page={page} title={title} lead={made} back={back} wide>
      {props.refused === undefined ? null : <Alert kind="danger">{props.refused}</Alert>}
      <p>
        {qualityText(lang, plan)} {touched ? text.touched : null}
      </p>
      <Section title={text.lines}>
        <PlanLines lang={lang} open={open} />
        {sent === 0 ? null : (
          <>
            <p>{text.sendMeans(sent)}</p>
            <PostButton
              page={page}
              action={`/pairs/${plan.id}/send`}
              fields={{ seen: seenOfPlan(plan.lines) }}
              text={text.send}
              kind="primary"
              requestId={requestId}
            />
          </>
        )}
      </Section>
      <Unplaced {...props} />
    </Page>
  );
}
