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
 * The whole service on a port of its own, with hashes that cost nothing, and delays and patience that no slow machine
 * sits out. Classes that carry it share one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealInfrastructure
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            ServiceTest.PATIENT_POOL,
            ServiceTest.PATIENT_STATEMENTS,
            "BCRYPT_COST=4",
            "LOGIN_DELAY=1m",
            "LOGIN_FORGIVENESS_PER_NETWORK=15m",
            "REFRESH_GRACE=5m"
        })
public @interface AuthServiceTest {}
