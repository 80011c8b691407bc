-- What outlives a profile: the version that projections compare, and whether the account is gone. Its row is locked by
-- whoever changes anything of the user, so changes of one user happen, and are announced, one after the other.
create table appearances (
    user_id uuid primary key,
    version bigint not null,
    erased boolean not null default false
);

create table profiles (
    id uuid primary key references appearances (user_id),
    username text check (username ~ '^[A-Za-z0-9_]{3,30}$'),
    bio text not null default '' check (char_length(bio) <= 500),
    version bigint not null,
    time_created timestamptz not null default now()
);

-- Collation "C" folds A to Z alone, and the same way on every server.
create unique index profiles_username_key on profiles (lower(username collate "C"));

-- Apart from profiles, so that reading those never drags a picture along.
create table avatars (
    profile_id uuid not null references profiles (id) on delete cascade,
    size smallint not null,
    type text not null check (type in ('JPEG', 'PNG')),
    image bytea not null,
    primary key (profile_id, size)
);

-- JPEG and PNG are compressed already.
alter table avatars alter column image set storage external;
