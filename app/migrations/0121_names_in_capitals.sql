-- What a mentor writes is looked through for the participant's name, which the mentor's login cannot read: the parts of
-- it that stand there, in whatever case, each half of a double name by itself, and with either apostrophe. A part that
-- the mentor has not written is not told.
create or replace function programme.viewer_names_in(wanted_person uuid, written text) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select coalesce(array_agg(distinct part), '{}')
          from programme.person p,
            regexp_split_to_table(replace(normalize(p.name, nfc), '’', ''''), '[\s,;.()]+') whole,
            unnest(whole || string_to_array(whole, '-')) part
          where p.id = wanted_person and p.id = any (programme.viewer_participants())
            and part <> ''
            and position(lower(part) in lower(replace(normalize(viewer_names_in.written, nfc), '’', ''''))) > 0);
