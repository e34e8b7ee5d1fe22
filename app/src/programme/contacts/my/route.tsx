import { get, view } from '../../../office/route.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { itemsOf } from '../../courses/store.ts';
import { releaseStep } from '../../courses/template.ts';
import { nextItem } from '../../courses/timeline.ts';
import { formerCourses } from '../../matching/former/store.ts';
import { ownProposals } from '../../matching/mine/store.ts';
import { lastHeldOn } from '../store.ts';
import { isMentor, ownCourses } from '../visibility.ts';
import type { OwnParticipant } from './participant.tsx';
import { MyPage } from './view.tsx';

export const showMy = get('/my', {
  access: { who: ['mentor'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ cases, page, clock }) => {
    const today = clock.today();
    const found = await cases.read(async (db) => {
      const courses = await ownCourses(db, today);
      const releases = await currentReleaseDates(
        db,
        courses.map((course) => course.personId),
      );
      const last = await lastHeldOn(
        db,
        courses.map((course) => course.courseId),
      );
      const participants: OwnParticipant[] = [];
      for (const course of courses) {
        const items = (await itemsOf(db, course.courseId)).filter((item) => item.step !== releaseStep);
        participants.push({
          course,
          release: releases.get(course.personId),
          last: last.get(course.courseId),
          next: nextItem(items, today),
        });
      }
      return {
        participants,
        proposals: await ownProposals(db),
        former: await formerCourses(db),
        linked: await isMentor(db),
      };
    });
    return view(<MyPage page={page} today={today} {...found} />);
  },
});
