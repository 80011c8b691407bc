select * from (
    select page.*,
           sum(octet_length(text) + octet_length(bio) + coalesce(octet_length(avatar), 0))
               over (order by id desc rows between unbounded preceding and 1 preceding) as bytes_before
    from (
        select publications.*, username, bio, avatar
        from publications join authors using (user_id)
        where id < :before and deleted_at is null
        order by id desc limit :rows
    ) as page
) as sized
where coalesce(bytes_before, 0) <= 524288
order by id desc;
