import type { LifeArea } from '@primus-motor/trial';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { findCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { access } from '../choose/page.tsx';
import { noWishes, type Slot, type Wishes } from '../engine/index.ts';
import { wishesOf } from '../features/seekers.ts';
import { wishSchema } from './schema.ts';
import { addWishes } from './store.ts';
import { texts } from './texts.ts';
import { WishesPage } from './view.tsx';

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'newRequestId'
>;

const wishesPage = async (
  { cases, page, params, newRequestId }: Context,
  returned?: { readonly wishes: Wishes; readonly errors: Readonly<Record<string, string>> },
) => {
  const found = await cases.read(async (db) => {
    const course = await findCourse(db, params.id);
    if (course === undefined || course.closedOn !== undefined) return undefined;
    return { course, wishes: (await wishesOf(db, [course.personId])).get(course.personId) ?? noWishes };
  });
  return found === undefined ? undefined : (
    <WishesPage
      page={page}
      course={found.course}
      wishes={returned?.wishes ?? found.wishes}
      errors={returned?.errors}
      requestId={newRequestId}
    />
  );
};

export const wishesRoutes = [
  get('/courses/:id/wishes', {
    access,
    params: idParams,
    reads: 'course.read',
    show: async (context) => {
      const shown = await wishesPage(context);
      return shown === undefined ? notFound : view(shown);
    },
  }),
  post('/courses/:id/wishes', {
    access,
    params: idParams,
    body: wishSchema,
    audit: 'wish.recorded',
    act: async ({ cases, clock, params, body, viewer, lang }) => {
      const course = await cases.read((db) => findCourse(db, params.id));
      if (course === undefined || course.closedOn !== undefined) return notFound;
      await cases.change(
        { action: 'wish.recorded', subject: course.personId, branchId: course.branchId, detail: {} },
        async (db) => ({
          wish: await addWishes(db, course, body, {
            by: viewer.userId,
            now: clock.now(),
            today: clock.today(),
          }),
        }),
      );
      return redirect(`/courses/${course.id}/match`, { kind: 'done', text: texts[lang].saved });
    },
    rejected: async (context, { values, lists, errors }) => {
      const wishes: Wishes = {
        lifeAreas: (lists['lifeAreas'] ?? []) as LifeArea[],
        slots: (lists['slots'] ?? []) as Slot[],
        gender: values['gender'] === 'woman' || values['gender'] === 'man' ? values['gender'] : 'none',
        genderIsMust: values['must'] === 'yes',
      };
      const shown = await wishesPage(context, { wishes, errors });
      return shown === undefined ? notFound : rejectedForm(shown);
    },
  }),
];
