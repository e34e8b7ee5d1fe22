import { Form, Page, Section, TextArea } from '../../../ui/index.ts';
import { texts } from '../texts.ts';
import { type ConcernPageProps, isOwnWish, Said } from './said.tsx';

/** What a mentor is worried about, and what was done. */
export function ConcernPage(props: ConcernPageProps) {
  const { page, concern, errors } = props;
  const text = texts[page.lang];
  const wish = isOwnWish(concern);
  return (
    <Page
      page={page}
      title={(wish ? text.wishTitle : text.handleTitle)(concern.person)}
      back={{ href: `/courses/${concern.courseId}`, text: text.back }}
      errors={errors}
    >
      <Said {...props} />
      {concern.handledAt === undefined ? (
        <Section title={wish ? text.wishHandle : text.handleTitleShort}>
          {props.own === true ? (
            <p>{text.own}</p>
          ) : (
            <Form
              page={page}
              action={`/concerns/${concern.id}`}
              submit={text.handle}
              errors={errors}
              requestId={props.requestId}
              draft={`handled:${concern.id}`}
            >
              <TextArea
                name="note"
                label={text.note}
                hint={wish ? text.wishHint : text.noteHint}
                value={props.note}
                maxLength={500}
                rows={3}
              />
            </Form>
          )}
        </Section>
      ) : null}
    </Page>
  );
}
