import { inOwnPlace, type SampleMaker } from './sample.ts';

/** What pairs are chosen by and how: the forms of the programme lead and of the coordinators. */
export const matchingSamples: Readonly<Record<string, SampleMaker>> = {
  '/settings/matching': inOwnPlace(async ({ house }, { home }) => {
    const { rows } = await house.owner.query(
      'select coalesce(max(version), 0) as basis from programme.matching_settings where organisation_id = $1',
      [home.organisation],
    );
    return {
      path: '/settings/matching',
      fields: {
        'weight-language': '15',
        'weight-travel': '20',
        'weight-lifeAreas': '20',
        'weight-availability': '15',
        'weight-complementarity': '10',
        'weight-continuity': '10',
        'weight-capacity': '5',
        'weight-visits': '5',
        minimumAge: '25',
        maxTravelMinutes: '90',
        clearanceOf: 'one',
        answerDays: '3',
        leadDaysDefault: '90',
        basis: String(rows[0].basis),
      },
    };
  }),
};
