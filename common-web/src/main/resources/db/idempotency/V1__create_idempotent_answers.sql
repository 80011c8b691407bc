create table answers (
    id           bytea primary key, -- SHA-256 of caller, method, path and key
    request      bytea       not null, -- SHA-256 of method, path, query and body
    status       smallint    not null,
    content_type text,
    location     text,
    etag         text,
    body         bytea       not null,
    answered_at  timestamptz not null
);

create index answers_answered_at on answers (answered_at);
