import { plural } from '../../ui/index.ts';
import type { BranchCounts } from './store.ts';

export const texts = {
  da: {
    title: 'Overblik',
    caption: 'Afdelingerne i tal',
    branch: 'Afdeling',
    waiting: 'Venter på svar',
    running: 'Forløb i gang',
    freeMentors: 'Mentorer med plads',
    halfPairs: 'Forløb med én mentor',
    total: 'Hele landet',
    waitingFigure: (n: number) => (n === 1 ? 'henvist venter på svar' : 'henviste venter på svar'),
    runningFigure: () => 'forløb i gang',
    freeFigure: (n: number) => (n === 1 ? 'mentor med plads' : 'mentorer med plads'),
    halfFigure: () => 'forløb med én mentor',
    need: 'Hvor der mangler mentorer',
    missing: (branch: BranchCounts, n: number) =>
      `${branch.name} mangler ${plural('da', n, 'mentor', 'mentorer')}: ${plural('da', branch.waiting, 'henvist', 'henviste')} venter, og ${branch.freeMentors === 0 ? 'ingen mentorer' : plural('da', branch.freeMentors, 'mentor', 'mentorer')} har plads. Hver deltager får to.`,
    enough: 'Alle, der venter, kan få et par mentorer i deres egen afdeling.',
    none: 'Der er ingen afdelinger endnu. En administrator sætter dem op.',
  },
  en: {
    title: 'Overview',
    caption: 'The branches in numbers',
    branch: 'Branch',
    waiting: 'Waiting for an answer',
    running: 'Running courses',
    freeMentors: 'Mentors with room',
    halfPairs: 'Courses with one mentor',
    total: 'The whole country',
    waitingFigure: (n: number) => (n === 1 ? 'referred person waiting' : 'referred people waiting'),
    runningFigure: (n: number) => (n === 1 ? 'running course' : 'running courses'),
    freeFigure: (n: number) => (n === 1 ? 'mentor with room' : 'mentors with room'),
    halfFigure: (n: number) => (n === 1 ? 'course with one mentor' : 'courses with one mentor'),
    need: 'Where mentors are missing',
    missing: (branch: BranchCounts, n: number) =>
      `${branch.name} lacks ${plural('en', n, 'mentor', 'mentors')}: ${plural('en', branch.waiting, 'referred person is', 'referred people are')} waiting, and ${branch.freeMentors === 0 ? 'no mentor has' : plural('en', branch.freeMentors, 'mentor has', 'mentors have')} room. Each participant has two.`,
    enough: 'Everybody who is waiting can have a pair of mentors in their own branch.',
    none: 'There are no branches yet. An administrator sets them up.',
  },
} as const;
