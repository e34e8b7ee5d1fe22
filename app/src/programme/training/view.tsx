import { Details, Page, type PageContext, Section } from '../../ui/index.ts';
import type { TrainingCourse } from '../mentors/demands.ts';
import { CourseForm, type Returned } from './course-form.tsx';
import { texts } from './texts.ts';

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
