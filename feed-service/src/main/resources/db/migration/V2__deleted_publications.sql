-- A deleted publication is hidden at once. Its comments are removed later in batches, and then its row.
alter table publications add column deleted_at timestamptz;

create index publications_deleted on publications (user_id, id) where deleted_at is not null;
