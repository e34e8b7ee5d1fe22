import { type Lang, type PageContext, PostButton } from '../../../ui/index.ts';
import type { Missing } from '../approval.ts';
import { declarationKinds } from '../declarations.ts';
import type { Demands } from '../demands.ts';
import { requirementName } from '../texts.ts';

const texts = {
  da: {
    interview: 'Samtale holdt i dag',
    seen: 'Set i dag',
    renewed: 'Fornyet i dag',
    signed: 'Underskrevet i dag',
    completed: 'Gennemført i dag',
  },
  en: {
    interview: 'Interview held today',
    seen: 'Seen today',
    renewed: 'Renewed today',
    signed: 'Signed today',
    completed: 'Completed today',
  },
} as const;

interface Press {
  readonly address: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly text: string;
}

const isDeclaration = (requirement: string): boolean =>
  (declarationKinds as readonly string[]).includes(requirement);

/** Where one press writes down that a requirement was met today; undefined for the age, which nobody can give. */
const pressFor = (
  lang: Lang,
  { requirement, training }: Pick<Missing, 'requirement' | 'training'>,
  renewal: boolean,
  demands: Demands | undefined,
  today: Temporal.PlainDate,
): Press | undefined => {
  const text = texts[lang];
  if (requirement === 'age') return undefined;
  if (requirement === 'conduct') {
    if (demands?.conduct === undefined) return undefined;
    return { address: 'conduct', fields: { version: String(demands.conduct) }, text: text.signed };
  }
  if (requirement === 'training') {
    if (training === undefined) return undefined;
    const fields = { course: training.id, completedOn: today.toString() };
    return { address: 'trainings', fields, text: text.completed };
  }
  if (isDeclaration(requirement))
    return { address: 'declarations', fields: { kind: requirement }, text: text.signed };
  const fields = { kind: requirement, seenOn: today.toString() };
  const said = renewal ? text.renewed : requirement === 'interview' ? text.interview : text.seen;
  return { address: 'checks', fields, text: said };
};

/** One step towards approval, in one press; `from` brings whoever pressed back to the list it was pressed in. */
export function StepButton(props: {
  readonly page: PageContext;
  readonly mentor: { readonly id: string; readonly demands?: Demands | undefined };
  readonly step: Pick<Missing, 'requirement' | 'training'>;
  readonly today: Temporal.PlainDate;
  readonly renewal?: boolean;
  readonly from?: string;
  readonly of?: string | undefined;
}) {
  const { page, mentor, step, today, from, of } = props;
  const press = pressFor(page.lang, step, props.renewal === true, mentor.demands, today);
  if (press === undefined) return null;
  const name = requirementName(page.lang, step);
  return (
    <PostButton
      page={page}
      action={`/mentors/${mentor.id}/${press.address}`}
      fields={{ ...press.fields, ...(from === undefined ? {} : { from }) }}
      text={press.text}
      context={of === undefined ? name : `${name}, ${of}`}
      kind="quiet"
    />
  );
}
