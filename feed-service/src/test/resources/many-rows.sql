truncate authors, publications, comments;

insert into authors (user_id, username, bio, version)
select md5('author ' || number)::uuid, 'author_' || number, 'writes a lot', 1 from generate_series(1, 10000) as number;

-- A hundred of them have published a thousand times.
insert into publications (user_id, text)
select md5('author ' || 1 + number % 100)::uuid, 'publication ' || number from generate_series(1, 100000) as number;

-- A hundred publications have a thousand comments.
insert into comments (pub_id, user_id, text)
select id, user_id, 'comment ' || number
from generate_series(1, 1000) as number, (select id, user_id from publications order by id limit 100);

-- A thousand others have published and commented once.
insert into publications (user_id, text)
select md5('author ' || number)::uuid, 'first steps' from generate_series(1001, 2000) as number;
insert into comments (pub_id, user_id, text) select id, user_id, 'seen' from publications where text = 'first steps';

analyze;
