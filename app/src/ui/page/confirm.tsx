import type { ButtonKind } from '../form/buttons.tsx';
import { Form } from '../form/form.tsx';
import type { Content, FormErrors, PageContext, Words } from '../types.ts';
import { Page } from './page.tsx';

const words: Words<'cancel'> = { da: { cancel: 'Fortryd' }, en: { cancel: 'Cancel' } };

export interface ConfirmPageProps {
  readonly page: PageContext;
  readonly title: string;
  readonly action: string;
  /** Says what is done: "Flyt datoen", never "OK". */
  readonly confirm: string;
  readonly cancelHref: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly kind?: ButtonKind | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId?: string | undefined;
  readonly lead?: Content;
  /** What will happen and what stays; may also hold fields, for instance a reason. */
  readonly children?: Content;
}

/** A page that shows what an action would do and does it on one press. */
export const ConfirmPage = (props: ConfirmPageProps) => (
  <Page page={props.page} title={props.title} lead={props.lead} errors={props.errors}>
    <Form
      page={props.page}
      action={props.action}
      submit={props.confirm}
      submitKind={props.kind}
      errors={props.errors}
      requestId={props.requestId}
      hidden={props.fields}
      secondary={
        <a class="pm-cancel" href={props.cancelHref}>
          {words[props.page.lang].cancel}
        </a>
      }
    >
      {props.children}
    </Form>
  </Page>
);
