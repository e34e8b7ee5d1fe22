import { Form, formatDate, type PageContext } from '../../../ui/index.ts';
import { OwnPage } from '../../me/frame.tsx';
import type { AskedParticipant } from './store.ts';
import { foundText, texts } from './texts.ts';

export interface ParticipantProposalPageProps {
  readonly page: PageContext;
  readonly asked: AskedParticipant | undefined;
  readonly requestId: string;
}

const action = '/me/proposal';

/** One question with three answers; a yes can be taken back as long as it is asked. */
export function ParticipantProposalPage({ page, asked, requestId }: ParticipantProposalPageProps) {
  const { lang } = page;
  const text = texts[lang];
  if (asked === undefined)
    return (
      <OwnPage page={page} title={text.title}>
        <p>{text.none}</p>
      </OwnPage>
    );
  const said =
    asked.answer === 'yes' ? `${text.saidYes} ${text.regret}` : asked.talks ? text.talks : undefined;
  const answer = (value: string, submit: string, id: string) => (
    <Form
      page={page}
      action={action}
      submit={submit}
      submitKind={value === 'yes' ? 'primary' : 'secondary'}
      requestId={value === 'yes' ? requestId : undefined}
      hidden={{ match: asked.matchId, answer: value }}
      id={id}
    />
  );
  return (
    <OwnPage page={page} title={text.title}>
      <p>{foundText(lang, asked)}</p>
      {asked.goal === '' ? null : <p>{`${text.goal}: ${asked.goal}`}</p>}
      {said === undefined ? (
        <p>
          <strong>{text.question}</strong> {text.free}
        </p>
      ) : (
        <p>{said}</p>
      )}
      {asked.answer === 'yes' ? null : answer('yes', text.yes, 'yes')}
      {answer('no', text.no, 'no')}
      {asked.answer === undefined && !asked.talks ? answer('talk', text.talk, 'talk') : null}
      <p>{text.by(formatDate(lang, asked.answerBy))}</p>
    </OwnPage>
  );
}
