import {
  Checkbox,
  Details,
  Form,
  type FormErrors,
  NumberField,
  Page,
  type PageContext,
  Section,
  TextField,
} from '../../ui/index.ts';
import type { TrainingCourse } from '../mentors/demands.ts';
import { texts } from './texts.ts';

export interface Returned {
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
}

interface FieldsProps {
  readonly page: PageContext;
  readonly course?: TrainingCourse;
  readonly returned?: Returned | undefined;
}

const valuesOf = (course: TrainingCourse | undefined): Readonly<Record<string, string>> =>
  course === undefined
    ? {}
    : {
        da: course.name.da,
        en: course.name.en,
        hours: String(course.hours),
        required: course.required ? 'yes' : '',
        refresherMonths: course.refresherMonths === undefined ? '' : String(course.refresherMonths),
      };

function CourseForm({ page, course, returned }: FieldsProps) {
  const text = texts[page.lang];
  const values = returned?.values ?? valuesOf(course);
  return (
    <Form
      page={page}
      id={course === undefined ? 'new' : `t${course.id}`}
      action="/settings/training"
      submit={text.save}
      submitKind="secondary"
      errors={returned?.errors}
      requestId={returned?.values['_request']}
      hidden={{ id: course?.id ?? '' }}
    >
      <TextField name="da" label={text.name} value={values['da']} />
      <TextField name="en" label={text.nameEn} value={values['en']} />
      <NumberField name="hours" label={text.hours} value={values['hours']} />
      <Checkbox name="required" label={text.required} checked={values['required'] === 'yes'} />
      <NumberField
        name="refresherMonths"
        label={text.refresher}
        hint={text.refresherHint}
        value={values['refresherMonths']}
        optional
      />
    </Form>
  );
}

/** The organisation's training courses, each with what is asked of it and the form to change it. */
export function TrainingPage(props: {
  readonly page: PageContext;
  readonly courses: readonly TrainingCourse[];
  readonly returned?: Returned;
}) {
  const { page, courses, returned } = props;
  const { lang } = page;
  const text = texts[lang];
  const about = (course: TrainingCourse) =>
    [
      text.hoursLong(course.hours),
      course.required ? text.isRequired : text.isOptional,
      course.refresherMonths === undefined ? text.forGood : text.every(course.refresherMonths),
    ].join(', ');
  const backFor = (id: string) => (returned?.values['id'] === id ? returned : undefined);
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/settings', text: text.back }}
      errors={returned?.errors}
    >
      <p>{text.hint}</p>
      {courses.map((course) => (
        <Section title={course.name[lang]}>
          <p>{about(course)}.</p>
          <Details summary={`${text.change}: ${course.name[lang]}`} open={backFor(course.id) !== undefined}>
            <CourseForm page={page} course={course} returned={backFor(course.id)} />
          </Details>
        </Section>
      ))}
      <Details summary={text.add} open={backFor('') !== undefined}>
        <CourseForm page={page} returned={backFor('')} />
      </Details>
    </Page>
  );
}
