import { Details, Form, type FormErrors, type Lang, NumberField, type PageContext } from '../../ui/index.ts';
import type { Place } from './store.ts';
import { texts } from './texts.ts';

export interface PlacesPageProps {
  readonly page: PageContext;
  readonly places: readonly Place[];
  readonly errors?: FormErrors;
  readonly values?: Readonly<Record<string, string>>;
}

export const degrees = (lang: Lang, value: number): string =>
  lang === 'da' ? value.toFixed(2).replace('.', ',') : value.toFixed(2);

export function PlaceForm({
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
