-- A queue: nearly every row that was ever written is dead, so it is vacuumed by count instead of by share.
create table outbox (
    id          bigint      generated always as identity,
    partition   smallint    not null,
    topic       text        not null,
    key         text        not null,
    event_id    uuid        not null default uuidv7(),
    type        text        not null,
    time        timestamptz not null default now(),
    data        json        not null,
    traceparent text,
    request_id  text,
    primary key (partition, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create table processed_events (
    event_id     uuid        primary key,
    event_type   text        not null,
    processed_at timestamptz not null default now()
);

create index processed_events_by_age on processed_events (processed_at);
