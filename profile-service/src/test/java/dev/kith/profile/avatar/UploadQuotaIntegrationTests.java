package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.profile.Api;
import dev.kith.test.ServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.convention.TestBean;

@ServiceTest
class UploadQuotaIntegrationTests {

    @LocalServerPort
    private int port;

    @TestBean
    private UploadQuota quota;

    static UploadQuota quota() {
        return new UploadQuota(Upload.MAX_BYTES, Duration.ZERO);
    }

    @Test
    void answers503IfOtherUploadsReserveEverything() {
        var anna = Api.asNewUser(port);
        anna.claim(Api.freshName()).is(200);

        try (var _ = quota.reserve(Upload.MAX_BYTES)) {
            var refused = anna.upload(Images.file("rgb.png"));
            refused.isProblem(503, "too many avatars are being uploaded");
            assertThat(refused.header("Retry-After")).isEqualTo("20");
        }
        anna.upload(Images.file("rgb.png")).is(204);
        anna.upload(Images.file("rgb.png")).is(204);
    }
}
