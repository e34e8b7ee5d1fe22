import { Refused } from '../../office/refused.ts';
import type { Lang } from '../../ui/index.ts';
import { approvalVerdict } from './approval.ts';
import { texts as leaving } from './leave/texts.ts';
import type { Mentor } from './mentor.ts';
import { texts } from './show/texts.ts';
import { stageMoves } from './stages.ts';
import { missingText } from './texts.ts';

const stageChanged = () =>
  new Refused('mentor-stage', { da: texts.da.stageChanged, en: texts.en.stageChanged });

/** @throws Refused when something that the policy asks for is missing today, or the mentor is approved already. */
export const mustBeApprovable = (mentor: Mentor, today: Temporal.PlainDate): void => {
  if (!stageMoves[mentor.stage].includes('approve')) throw stageChanged();
  const { missing } = approvalVerdict(mentor, mentor.checks, mentor.trainings, today);
  if (missing.length === 0) return;
  const said = (lang: Lang) =>
    `${texts[lang].refuseIntro} ${missing.map((one) => missingText(lang, one)).join('; ')}.`;
  throw new Refused('mentor-not-ready', { da: said('da'), en: said('en') });
};

/** @throws Refused when the mentor has left already, or leaves running courses without a word on who sees what. */
export const mustBeHere = (mentor: Mentor, running: number, chosen: boolean): void => {
  if (mentor.stage === 'left') throw stageChanged();
  if (running > 0 && !chosen)
    throw new Refused('mentor-running', { da: leaving.da.refused, en: leaving.en.refused });
};

/** @throws Refused when the mentor is not approved. */
export const mustBePausable = (mentor: Mentor): void => {
  if (!stageMoves[mentor.stage].includes('pause')) throw stageChanged();
};
