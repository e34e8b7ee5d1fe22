-- The hashed bytes of an event have a line for each of its columns, and '-' where there is nothing. A value that could
-- pass for something else in there is refused, so that no two events have the same bytes.
alter table audit.event
  add check (actor <> '' and position(E'\n' in actor) = 0),
  add check (position(E'\n' in action) = 0),
  add check (subject <> '-' and position(E'\n' in subject) = 0);
