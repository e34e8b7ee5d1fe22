import type { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import { formatDate } from '../../../ui/index.ts';
import { findCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { lookForNames } from '../../people/named.ts';
import { access, returnForm } from '../choose/page.tsx';
import { chooseSchema, chosenIds } from '../choose/schema.ts';
import { texts } from '../choose/texts.ts';
import { answerDay } from '../proposal/deadline.ts';
import { namesPerson } from '../proposal/names.ts';
import { answerDaysNow } from '../settings/store.ts';
import { askChosen, ReasonNeeded } from './store.ts';

/** Where the participant is named in what the mentors are told. */
const namedIn = (body: z.output<typeof chooseSchema>, person: string) =>
  (['goal', 'introduction'] as const).find((field) => namesPerson(body[field], person));

const others = lookForNames(['reason', 'goal', 'introduction']);

/** One press: the participant and the two mentors are asked. Nobody has a place before all three have said yes. */
export const askPairRoute = post('/courses/:id/match', {
  access,
  params: idParams,
  body: chooseSchema,
  warns: {
    ...others,
    look: async (context) => {
      const course = await context.cases.read((db) => findCourse(db, context.params.id));
      // The participant's own name is not only warned of.
      return course === undefined || namedIn(context.body, course.person) !== undefined
        ? {}
        : others.look(context);
    },
  },
  audit: 'match.asked',
  act: async (context) => {
    const { cases, clock, params, body, viewer, lang } = context;
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    const named = namedIn(body, course.person);
    if (named !== undefined) return returnForm(context, body, { [named]: texts[lang].named });
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const chosen = {
      mentorIds: chosenIds(body),
      reason: body.reason,
      goal: body.goal,
      introduction: body.introduction,
      reserve: body.reserve === 'yes',
      askReserve: body.askReserve === 'yes',
    };
    try {
      await cases.change(
        (result: { matchId: string; rank: number; reserve: boolean }) => ({
          action: 'match.asked',
          subject: course.id,
          branchId: course.branchId,
          detail: { ...result, mentors: chosen.mentorIds.join(' ') },
        }),
        (db) => askChosen(db, course.id, chosen, author),
      );
    } catch (error) {
      if (error instanceof ReasonNeeded)
        return returnForm(context, body, { reason: texts[lang].reasonNeeded });
      throw error;
    }
    const last = formatDate(lang, answerDay(author.today, await cases.read((db) => answerDaysNow(db))));
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].asked(last) });
  },
  rejected: async (context, { values, errors }) => returnForm(context, values, errors),
});
