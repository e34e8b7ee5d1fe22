import { analyseAndUnblind } from '../../src/study/fixture.ts';
import { intakePlaces } from './intake.ts';
import { matchingPlaces } from './matching.ts';
import { triedImport } from './mentors.ts';
import { addAccessRequest, addErasure, pausePlace } from './privacy.ts';
import { addHandedOver, addProposal } from './proposals.ts';
import type { Stage } from './sample.ts';
import { holdCourse } from './stays.ts';
import { studySamples } from './study.ts';
import {
  addColleague,
  addCourse,
  addInvitation,
  addReadyPerson,
  addReferralLink,
  addSetupLink,
  freshEmail,
  referralOf,
} from './things.ts';

type Place = (stage: Stage) => Promise<string>;

const ofFinished =
  (rest: string): Place =>
  async ({ finished }) =>
    `/studies/${finished.studyId}${rest}`;

/** A published result, whatever was withdrawn before. */
const ofPublished =
  (rest: string): Place =>
  async ({ house, finished }) => {
    const { rowCount } = await house.owner.query(
      'select 1 from study.publication where study_id = $1 and withdrawn_at is null',
      [finished.studyId],
    );
    if (rowCount === 0) {
      await analyseAndUnblind(finished);
      await house.as('trialManager').post(`/studies/${finished.studyId}/publication`, {});
    }
    return `/results/${finished.slug}${rest}`;
  };

/** Pages whose address needs more than an id of the furniture. */
const special: Readonly<Record<string, Place>> = {
  ...intakePlaces,
  ...matchingPlaces,
  '/setup/:token': async (stage) => `/setup/${await addSetupLink(stage)}`,
  '/invitation/:token': async (stage) => `/invitation/${(await addInvitation(stage, freshEmail())).token}`,
  '/refer/:token': async (stage) => `/refer/${await addReferralLink(stage)}`,
  '/users/end': async (stage) =>
    `/users/end?role=${(await addColleague(stage, 'programme-lead')).membership}`,
  '/users/reset': async (stage) =>
    `/users/reset?account=${(await addColleague(stage, 'programme-lead')).user}`,
  '/referrals/:id/withdraw': async (stage) =>
    `/referrals/${await referralOf(stage, await addReadyPerson(stage, { referral: 'new' }))}/withdraw`,
  '/courses/:id/resume': async (stage) => {
    const { course } = await addCourse(stage);
    await holdCourse(stage, course);
    return `/courses/${course}/resume`;
  },
  '/mentors/import/:id': triedImport,
  '/mentors/import/:id/failed.csv': async (stage) => `${await triedImport(stage)}/failed.csv`,
  '/courses/:id/proposal': async (stage) => `/courses/${(await addProposal(stage)).course}/proposal`,
  '/my/proposals/:id': async (stage) => `/my/proposals/${(await addProposal(stage)).match}`,
  '/my/former/:courseId': async (stage) => `/my/former/${(await addHandedOver(stage)).course}`,
  '/courses/:id/handover/:assignment': async (stage) => {
    const { course, assignment } = await addHandedOver(stage);
    return `/courses/${course}/handover/${assignment}`;
  },
  '/privacy/requests/:id': async (stage) => `/privacy/requests/${await addAccessRequest(stage)}`,
  '/privacy/erasures/:id': async (stage) => `/privacy/erasures/${await addErasure(stage)}`,
  '/privacy/retention/pause': pausePlace,
  '/studies/:id': ofFinished(''),
  '/studies/:id/state': async ({ house, recruiting }) => {
    await house.owner.query(`update study.study set state = 'recruiting' where id = $1`, [recruiting]);
    return `/studies/${recruiting}/state?to=paused`;
  },
  '/studies/:id/outcomes': ofFinished('/outcomes'),
  '/studies/:id/prices': ofFinished('/prices'),
  '/studies/:id/outcomes/:staged': async (stage) => {
    const made = await studySamples['/studies/:id/outcomes/:staged']?.make(stage, {
      browser: stage.house.as('trialManager'),
      home: stage.neighbour.home,
      user: stage.house.users.trialManager,
    });
    return made?.path ?? '';
  },
  '/studies/:id/analysis': ofFinished('/analysis'),
  '/studies/:id/analysis/data.csv': ofFinished('/analysis/data.csv'),
  '/studies/:id/analysis/results.json': ofFinished('/analysis/results.json'),
  '/studies/:id/analysis/report.html': ofFinished('/analysis/report.html'),
  '/studies/:id/unblinding': ofFinished('/unblinding'),
  '/studies/:id/publication': ofFinished('/publication'),
  '/results/:slug': ofPublished(''),
  '/results/:slug/results.json': ofPublished('/results.json'),
  '/results/:slug/:figure': ofPublished('/survival.svg'),
};

/** Addresses that name a subject of the first organisation in their query. */
export const namesSubject = (path: string): boolean => path.includes('/:') || path in special;

/** Where a page is, about the furniture of branch A. */
export const placeOf = async (path: string, subject: string | undefined, stage: Stage): Promise<string> => {
  const own = special[path];
  if (own !== undefined) return own(stage);
  const { things } = stage;
  const known: Readonly<Record<string, string>> = {
    courseId: things.course,
    assignment: things.assignment,
    mailId: things.mail,
    seq: things.event,
    purpose: 'programme',
  };
  return path.replaceAll(/:(\w+)/gu, (_, name: string) => {
    const id = known[name] ?? things[subject as keyof typeof things];
    if (id === undefined) throw new Error(`no subject for ${path}`);
    return id;
  });
};
