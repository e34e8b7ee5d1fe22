import { LIFE_AREAS } from '@primus-motor/trial';
import {
  Checkbox,
  CheckboxGroup,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  RadioGroup,
} from '../../../ui/index.ts';
import type { Course } from '../../courses/store.ts';
import { lifeAreaName, slotName } from '../../mentors/texts.ts';
import { slots, type Wishes } from '../engine/index.ts';
import { genderWishes } from './schema.ts';
import { genderWishName, texts } from './texts.ts';

export interface WishesPageProps {
  readonly page: PageContext;
  readonly course: Course;
  readonly wishes: Wishes;
  readonly errors: FormErrors | undefined;
  readonly requestId: string;
}

export function WishesPage({ page, course, wishes, errors, requestId }: WishesPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={text.lead}
      back={{ href: `/courses/${course.id}/match`, text: text.back }}
      errors={errors}
    >
      <Form
        page={page}
        action={`/courses/${course.id}/wishes`}
        submit={text.save}
        errors={errors}
        requestId={requestId}
      >
        <CheckboxGroup
          name="lifeAreas"
          legend={text.lifeAreas}
          variant="chips"
          values={wishes.lifeAreas}
          options={LIFE_AREAS.map((value) => ({ value, text: lifeAreaName[lang][value] }))}
          optional
        />
        <CheckboxGroup
          name="slots"
          legend={text.slots}
          variant="chips"
          values={wishes.slots}
          options={slots.map((value) => ({ value, text: slotName[lang][value] }))}
          optional
        />
        <RadioGroup
          name="gender"
          legend={text.gender}
          value={wishes.gender}
          options={genderWishes.map((value) => ({ value, text: genderWishName[lang][value] }))}
        />
        <Checkbox name="must" label={text.must} checked={wishes.genderIsMust} />
      </Form>
    </Page>
  );
}
