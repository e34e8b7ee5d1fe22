import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, and waits most: begun last, one of them would keep the whole run waiting. The order is that of the list. */
const longest = [
  'e2e/one-person.e2e.ts',
  'e2e/kills.e2e.ts',
  'e2e/pages-of-the-programme.e2e.ts',
  'e2e/pages-of-the-study.e2e.ts',
  'e2e/after-a-press.e2e.ts',
  'e2e/after-a-press-mentors.e2e.ts',
  'e2e/spine.e2e.ts',
  'e2e/after-a-press-office.e2e.ts',
  'app/src/platform/database/server/server.test.ts',
  'app/src/access-matrix.test.ts',
  'app/src/fields.test.ts',
  'app/src/platform/database/server/kills.test.ts',
  'packages/stats/test/hostile-columns.test.ts',
  'packages/stats/test/simulation.test.ts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place === -1 ? longest.length : place;
};

/** Vitest's own order, but within a project the longest files first, also where no run has measured them yet. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((a, b) => rank(a) - rank(b)),
    );
  }
}
