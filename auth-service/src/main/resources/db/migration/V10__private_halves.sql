-- A key that signs no more is needed for checking alone: its private half is forgotten.
alter table signing_keys alter column sealed_private_key drop not null;
