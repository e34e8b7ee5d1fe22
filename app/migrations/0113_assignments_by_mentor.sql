-- The planner takes an index that holds a mentor, a course and a period for as good as one by mentor or by course, and
-- walked through all of it for each. This one holds the two as one value, which nobody looks for.
alter table programme.assignment drop constraint assignment_course_id_mentor_id_period_excl;
alter table programme.assignment add constraint assignment_course_id_mentor_id_period_excl
  exclude using gist ((course_id::text || mentor_id::text) with =, period with &&);
