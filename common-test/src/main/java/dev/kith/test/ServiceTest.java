package dev.kith.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The whole service of the test's module on a port of its own. Classes that carry it share one, and so make users of
 * their own.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealInfrastructure
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {ServiceTest.PATIENT_POOL, ServiceTest.PATIENT_STATEMENTS})
public @interface ServiceTest {

    /**
     * For tests with more callers at once than connections: whoever waits for one on a busy machine gets it, and no
     * 503.
     */
    String PATIENT_POOL = "spring.datasource.hikari.connection-timeout=60000";

    /** The same for whoever waits for the others' locks then. */
    String PATIENT_STATEMENTS = "kith.database.limit=60s";
}
