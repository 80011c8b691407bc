-- What happened, for the user whom it concerns. No foreign keys: it outlives the session, and may concern nobody.
create table security_events (
    id uuid primary key default uuidv7(),
    time timestamptz not null default clock_timestamp(),
    event text not null,
    user_id uuid,
    session_id uuid,
    address text,
    agent text
);

create index security_events_by_user on security_events (user_id, id);
create index security_events_by_time on security_events (time);
