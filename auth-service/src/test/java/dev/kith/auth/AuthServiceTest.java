package dev.kith.auth;

import dev.kith.test.RealInfrastructure;
import dev.kith.test.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The whole service on a port of its own, with cheap hashes, and with limits and timeouts that a slow machine does not
 * reach. Test classes with this annotation share one service.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealInfrastructure
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            ServiceTest.LONG_POOL_TIMEOUT,
            ServiceTest.LONG_STATEMENT_TIMEOUT,
            "BCRYPT_COST=4",
            "LOGIN_FORGIVENESS_PER_NETWORK=15m",
            "REFRESH_GRACE=5m"
        })
public @interface AuthServiceTest {}
