-- A file that was replaced by mistake comes back: it may be brought in again, and is the import in force then.
alter table study.outcome_import drop constraint outcome_import_study_id_file_hash_complete_until_key;
