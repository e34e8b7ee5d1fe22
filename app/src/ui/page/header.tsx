import { Hidden } from '../form/hidden.tsx';
import { frameRoutes, hiddenFields, type PageContext, type Words } from '../types.ts';
import { LangSwitch } from './lang.tsx';
import { Mark } from './mark.tsx';

const words: Words<'menu' | 'main' | 'signOut' | 'view' | 'demo' | 'home'> = {
  da: {
    menu: 'Menu',
    main: 'Sider',
    signOut: 'Log ud',
    view: 'Se som',
    demo: 'Demo: alle personer og tal er opdigtede.',
    home: 'forside',
  },
  en: {
    menu: 'Menu',
    main: 'Pages',
    signOut: 'Sign out',
    view: 'View as',
    demo: 'Demo: all people and numbers are invented.',
    home: 'front page',
  },
};

interface Props {
  readonly page: PageContext;
}

const SignOut = ({ page }: Props) =>
  page.user ? (
    <form method="post" action={frameRoutes.signOut} class="pm-inline-form" data-forget="">
      <Hidden name={hiddenFields.csrf} value={page.csrf} />
      <button type="submit" class="pm-linklike">
        {words[page.lang].signOut}
      </button>
    </form>
  ) : null;

/** Who I am here, with the way to the own account. */
const User = ({ page }: Props) =>
  page.user ? (
    <a class="pm-user" href={frameRoutes.account}>
      {page.user.name}
    </a>
  ) : null;

/** Said on every page of a demo organisation, with the roles one can look through. */
export function DemoBar({ page }: Props) {
  const text = words[page.lang];
  if (!page.organisation?.demo) return null;
  const current = page.demoRoles?.find((role) => role.current);
  return (
    <section class="pm-demo" aria-label={text.demo}>
      <p class="pm-demo-text">{text.demo}</p>
      {page.demoRoles === undefined ? null : (
        <details class="pm-roles" name="frame-menu">
          <summary>
            {`${text.view} `}
            {current ? <strong>{current.text}</strong> : null}
          </summary>
          <form method="post" action={frameRoutes.demoRole}>
            <Hidden name={hiddenFields.csrf} value={page.csrf} />
            <ul>
              {page.demoRoles.map((role) => (
                <li>
                  <button
                    type="submit"
                    name="role"
                    value={role.id}
                    aria-current={role.current ? 'true' : undefined}
                  >
                    {role.text}
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </details>
      )}
    </section>
  );
}

const Links = ({ page }: Props) => (
  <ul>
    {page.nav.map((item) => (
      <li>
        <a href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.text}
        </a>
      </li>
    ))}
  </ul>
);

/** The column of pages beside the content on a wide screen. */
export const SideNav = ({ page }: Props) =>
  page.nav.length === 0 ? null : (
    <nav class="pm-side" aria-label={words[page.lang].main}>
      <Links page={page} />
    </nav>
  );

/** The same pages folded under the header on a phone; opens without JavaScript. */
const FoldedNav = ({ page }: Props) =>
  page.nav.length === 0 ? null : (
    <details class="pm-folded" name="frame-menu">
      <summary>{words[page.lang].menu}</summary>
      <div class="pm-folded-panel">
        <nav aria-label={words[page.lang].menu}>
          <Links page={page} />
        </nav>
        <div class="pm-folded-you">
          <User page={page} />
          <LangSwitch page={page} />
          <SignOut page={page} />
        </div>
      </div>
    </details>
  );

export function Header({ page }: Props) {
  const folded = page.nav.length > 0;
  return (
    <header class="pm-header">
      <div class="pm-header-inner">
        <a class="pm-home" href={frameRoutes.home}>
          <Mark />
          <span class="pm-name">Primus Motor</span>
          <span class="sr-only">, {words[page.lang].home}</span>
        </a>
        {page.organisation ? <span class="pm-organisation">{page.organisation.name}</span> : null}
        <div class={folded ? 'pm-you pm-you--wide' : 'pm-you'}>
          <User page={page} />
          <LangSwitch page={page} />
          <SignOut page={page} />
        </div>
        <FoldedNav page={page} />
      </div>
    </header>
  );
}
