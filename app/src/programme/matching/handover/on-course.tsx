import { ButtonLink, type PageContext } from '../../../ui/index.ts';
import type { Assignment, PairState } from '../pair.ts';
import type { Handover } from './handover.ts';
import { arrivingText, leavingText, texts } from './texts.ts';

interface HandedOverProps {
  readonly page: PageContext;
  readonly course: { readonly id: string; readonly closedOn: Temporal.PlainDate | undefined };
  readonly pair: Pick<PairState, 'freePlaces'>;
  /** Those who came last first. */
  readonly assignments: readonly Assignment[];
  readonly handovers: readonly Handover[];
  readonly today: Temporal.PlainDate;
}

/** For each place that was left and is free: what the next one will see, and the way to choose it anew. */
export function HandedOver({ page, course, pair, assignments, handovers, today }: HandedOverProps) {
  const { lang } = page;
  if (course.closedOn !== undefined) return null;
  const left = pair.freePlaces.flatMap(
    (place) =>
      assignments.find((one) => one.place === place && !one.takenBack && one.until !== undefined) ?? [],
  );
  return (
    <>
      {left.map((one) => {
        const chosen = handovers.find((handover) => handover.assignmentId === one.id);
        return (
          <>
            <p>
              {arrivingText(lang, chosen)}
              {chosen === undefined ? '' : ` ${one.mentor} ${leavingText(lang, chosen, today)}.`}
            </p>
            <ButtonLink href={`/courses/${course.id}/handover/${one.id}`} kind="quiet" context={one.mentor}>
              {texts[lang].change}
            </ButtonLink>
          </>
        );
      })}
    </>
  );
}
