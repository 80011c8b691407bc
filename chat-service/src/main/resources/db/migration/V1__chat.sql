-- Who exists, and how far the stream of what each must see has come. A row is locked by whoever changes anything in a conversation
-- of its user, both rows in the order of their ids: so positions and seqs have no gaps, and nobody waits in a circle. There are no
-- foreign keys to it: every change holds those locks already, and rows stay when accounts go.
create table people (
    id uuid primary key,
    position bigint not null default 0,
    deleted boolean not null default false
) with (fillfactor = 70);

-- A conversation as one of its two people has it: two rows with the same id, one for notes to oneself.
create table conversations (
    user_id uuid not null,
    peer_id uuid not null,
    id uuid not null default uuidv7(),
    last_seq bigint not null,
    last_position bigint not null,
    unread bigint not null default 0,
    read_seq bigint not null default 0,
    delivered_seq bigint not null default 0,
    peer_read_seq bigint not null default 0,
    peer_delivered_seq bigint not null default 0,
    primary key (user_id, peer_id)
) with (fillfactor = 70);

create unique index conversations_by_activity on conversations (user_id, last_position);

-- Positions are those of the sending in the streams of its two ends: the order of "everything I sent or received" that no clock can
-- disturb. A deleted message keeps its row, without its text, so that its seq and client_id are never used again.
create table messages (
    id uuid primary key default uuidv7(),
    conversation_id uuid not null,
    seq bigint not null,
    sender uuid not null,
    receiver uuid not null,
    text text check (char_length(text) between 1 and 4000),
    client_id text,
    -- After the locks are there, unlike now(): later in the conversation is later in time.
    time_sent timestamptz not null default clock_timestamp(),
    time_edited timestamptz,
    version bigint not null default 1,
    sender_position bigint not null,
    receiver_position bigint not null
);

-- The planner takes every conversation for one of average size, which is small, and would gather and sort all of a large one for a
-- page of it. Told that there are few, it reads each in the order of its index.
alter table messages alter column conversation_id set (n_distinct = 20);

create unique index messages_by_client_id on messages (sender, client_id) where client_id is not null;
create unique index messages_by_seq on messages (conversation_id, seq) where text is not null;
create unique index messages_by_sender on messages (sender, sender_position) where text is not null;
create unique index messages_by_receiver on messages (receiver, receiver_position) where text is not null;

-- The streams: what each user must see, at positions 1, 2, 3, …
create table changes (
    user_id uuid not null,
    position bigint not null,
    kind text not null check (kind in ('SENT', 'EDITED', 'DELETED', 'READ', 'DELIVERED')),
    actor uuid not null,
    peer uuid not null,
    seq bigint not null,
    message_id uuid,
    time timestamptz not null default now(),
    primary key (user_id, position)
);

-- For the purge alone, which comes along once an hour: rows lie in the order of their time anyway.
create index changes_by_age on changes using brin (time);
