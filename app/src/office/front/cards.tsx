import { ButtonLink, Card, type PageContext, PostButton } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface Props {
  readonly page: PageContext;
}

export const DemoCard = ({ page, first }: Props & { readonly first: boolean }) => {
  const text = texts[page.lang];
  const kind = first ? 'primary' : 'secondary';
  return (
    <Card
      title={text.demoTitle}
      action={<PostButton page={page} action="/demo" text={text.demoAction} kind={kind} />}
    >
      <p>{text.demo}</p>
    </Card>
  );
};

export const OwnCard = ({ page }: Props) => {
  const text = texts[page.lang];
  return (
    <Card title={text.ownTitle}>
      <p>{text.own}</p>
      <p>{text.ownAgain}</p>
      <p>
        <code>npx primus setup-link</code>
      </p>
    </Card>
  );
};

export const SignInCard = ({ page }: Props) => {
  const text = texts[page.lang];
  return (
    <Card title={text.signInTitle} action={<ButtonLink href="/sign-in">{text.signInAction}</ButtonLink>}>
      <p>{text.signIn}</p>
    </Card>
  );
};
