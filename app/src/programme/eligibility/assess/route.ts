import { z } from 'zod';
import { askedBaseline } from '../../../doors/eligibility.ts';
import { whoChanges } from '../../../office/fields.ts';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { findPerson } from '../../people/store.ts';
import { assessmentForm, assessmentFrom } from '../assessment.ts';
import { addAssessment } from '../store.ts';

const unreadable = () =>
  new Refused('assessment-unreadable', {
    da: 'Et svar kunne ikke læses. Intet er gemt. Gå tilbage, og vælg igen.',
    en: 'An answer could not be read. Nothing was saved. Go back and choose again.',
  });

export const assess = post('/people/:id/assessment', {
  access: { who: whoChanges(['coordinator'], 'assessment'), over: 'branch', subject: 'person' },
  params: z.object({ id: z.uuid() }),
  body: assessmentForm,
  audit: 'assessment.recorded',
  act: async ({ cases, doors, params: { id }, body, viewer, clock, say }) => {
    const person = await cases.read((db) => findPerson(db, id));
    if (person === undefined) return notFound;
    const assessment = assessmentFrom(body, await askedBaseline(doors, viewer.organisation?.id ?? ''));
    if (assessment === undefined) throw unreadable();
    await cases.change(
      { action: 'assessment.recorded', subject: id, branchId: person.branch_id },
      async (db) => {
        await addAssessment(db, person, assessment, viewer.userId, clock.now());
        return { id };
      },
    );
    return redirect(`/people/${id}#eligibility`, {
      kind: 'done',
      text: say({ da: 'Vurderingen er gemt.', en: 'The assessment is saved.' }),
    });
  },
  rejected: async ({ cases, params: { id } }) => {
    if ((await cases.read((db) => findPerson(db, id))) === undefined) return notFound;
    throw unreadable();
  },
});
