-- A user may have several tokens for a purpose: whoever asks for another one does not void what the owner has got.
alter table recovery_tokens drop constraint recovery_tokens_pkey;
alter table recovery_tokens drop constraint recovery_tokens_hash_key;
alter table recovery_tokens add primary key (hash);
create index recovery_tokens_by_user on recovery_tokens (user_id, purpose);
