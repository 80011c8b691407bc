select publications.*, username, bio, avatar
from publications join authors using (user_id)
where id < :before
order by id desc limit :rows;
