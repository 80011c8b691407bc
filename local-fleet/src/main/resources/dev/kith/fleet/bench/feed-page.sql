select publications.*, username, bio, avatar
from publications join authors using (user_id)
where id < coalesce(:before::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
order by id desc limit :rows;
