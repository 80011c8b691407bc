package dev.kith.profile.avatar;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AvatarStore {

    private final JdbcClient jdbc;

    AvatarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if there is no profile. */
    boolean put(UUID user, AvatarSize size, ImageFile image) {
        return jdbc.sql("""
                        insert into avatars (profile_id, size, type, image)
                        select id, :size, :type, :image from profiles where id = :user
                        on conflict (profile_id, size) do update set type = excluded.type, image = excluded.image
                        """)
                        .param("user", user)
                        .param("size", size.side())
                        .param("type", image.type().name())
                        .param("image", image.bytes())
                        .update()
                == 1;
    }

    /** {@link ImageFile#NONE} if there is no avatar; empty if there is no profile. */
    Optional<ImageFile> find(UUID user, AvatarSize size) {
        return jdbc.sql("""
                        select type, image
                        from profiles left join avatars on profile_id = id and size = :size
                        where id = :user
                        """)
                .param("user", user)
                .param("size", size.side())
                .query((row, number) -> {
                    var type = row.getString("type");
                    return type == null
                            ? ImageFile.NONE
                            : new ImageFile(ImageType.valueOf(type), row.getBytes("image"));
                })
                .optional();
    }
}
