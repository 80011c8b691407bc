-- How users appear, as the latest event about their profile tells it. Who writes before the first one has a row without
-- a name. Whoever writes something shares the lock of the row, and whoever erases the user holds it alone. It outlives
-- the account, so that neither a late event nor a late request brings anything back.
create table authors (
    user_id uuid primary key,
    username text,
    bio text not null default '',
    avatar text,
    version bigint not null default 0,
    erased boolean not null default false
-- A thumbnail of the usual size stays in its row: the feed would fetch each from another table otherwise.
) with (toast_tuple_target = 8160);

-- Base64 of what is compressed already.
alter table authors alter column avatar set storage external;

-- Lists are in the order of the ids, which are made in the order of time; the time is taken with the id, not when the
-- transaction began, so that both tell the same order.
create table publications (
    id uuid primary key default uuidv7(),
    user_id uuid not null references authors (user_id),
    text text not null check (char_length(text) between 1 and 5000),
    version bigint not null default 1,
    time_created timestamptz not null default clock_timestamp()
);

create index publications_by_author on publications (user_id, id);

create table comments (
    id uuid primary key default uuidv7(),
    pub_id uuid not null references publications (id) on delete cascade,
    user_id uuid not null references authors (user_id),
    text text not null check (char_length(text) between 1 and 2000),
    time_created timestamptz not null default clock_timestamp()
);

create index comments_by_publication on comments (pub_id, id);
create index comments_by_author on comments (user_id, id);
