import {
  Definitions,
  Details,
  Form,
  type FormErrors,
  type Lang,
  NumberField,
  Page,
  type PageContext,
  PostButton,
  Section,
} from '../../ui/index.ts';
import { type Place, placeKinds, suggestions } from './store.ts';
import { texts } from './texts.ts';

export interface PlacesPageProps {
  readonly page: PageContext;
  readonly places: readonly Place[];
  readonly errors?: FormErrors;
  readonly values?: Readonly<Record<string, string>>;
}

const degrees = (lang: Lang, value: number): string =>
  lang === 'da' ? value.toFixed(2).replace('.', ',') : value.toFixed(2);

function PlaceForm({
  page,
  place,
  errors,
  values,
}: Omit<PlacesPageProps, 'places'> & { readonly place: Place }) {
  const text = texts[page.lang];
  const own = values?.['id'] === place.id ? values : undefined;
  const { position } = place;
  const shown = (value: number | undefined) => (value === undefined ? '' : degrees(page.lang, value));
  return (
    <Details summary={`${text.change}: ${place.name}`} open={own !== undefined}>
      <Form
        page={page}
        id={`p${place.id}`}
        action="/settings/places"
        submit={text.save}
        submitKind="secondary"
        errors={own === undefined ? undefined : errors}
        requestId={own?.['_request']}
        hidden={{ kind: place.kind, id: place.id }}
      >
        <NumberField
          name="north"
          label={text.north}
          hint={text.northHint}
          value={own?.['north'] ?? shown(position?.north)}
          decimal
        />
        <NumberField
          name="east"
          label={text.east}
          hint={text.eastHint}
          value={own?.['east'] ?? shown(position?.east)}
          decimal
        />
      </Form>
    </Details>
  );
}

/** Every town and prison with where it lies; those that are known by name are filled in by one press. */
export function PlacesPage(props: PlacesPageProps) {
  const { page, places, errors } = props;
  const { lang } = page;
  const text = texts[lang];
  const known = suggestions(places).length;
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/settings', text: text.back }}
      errors={errors}
    >
      {known === 0 ? null : (
        <PostButton page={page} action="/settings/places/known" text={text.use(known)} kind="primary" />
      )}
      {placeKinds.map((kind) => (
        <Section title={kind === 'town' ? text.towns : text.prisons}>
          <Definitions
            items={places
              .filter((place) => place.kind === kind)
              .map((place) => ({
                term: place.name,
                value:
                  place.position === undefined
                    ? text.none
                    : text.at(degrees(lang, place.position.north), degrees(lang, place.position.east)),
                action: <PlaceForm {...props} place={place} />,
              }))}
          />
        </Section>
      ))}
    </Page>
  );
}
