create table notes (
    id     bigint generated always as identity primary key,
    key    text    not null,
    number integer not null
);
