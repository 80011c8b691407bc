-- Whom an answer was given to and of whom it tells: it goes with the account of each.
alter table answers add column users uuid[] not null default '{}';

create index answers_users on answers using gin (users);
