package dev.kith.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The whole service of the test's module on a port of its own. Classes with this annotation share one service, so each
 * creates its own users.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealInfrastructure
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {ServiceTest.LONG_POOL_TIMEOUT, ServiceTest.LONG_STATEMENT_TIMEOUT})
public @interface ServiceTest {

    /**
     * For tests with more concurrent callers than connections: on a busy machine each gets a connection in the end,
     * instead of a 503.
     */
    String LONG_POOL_TIMEOUT = "spring.datasource.hikari.connection-timeout=60000";

    /** The same for callers that wait for a lock. */
    String LONG_STATEMENT_TIMEOUT = "kith.database.statement-timeout=60s";
}
