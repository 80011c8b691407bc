-- Users whose accounts are gone, of whom the service still holds something. A row goes with the last of it, and with it goes what
-- connected the user to the pseudonym.
create table erasures (
    user_id   uuid        primary key,
    pseudonym uuid        not null,
    due_at    timestamptz not null default now()
);
