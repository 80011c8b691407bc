package dev.kith.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a Spring test real servers: a PostgreSQL database of its own ({@code DB_HOST}, {@code DB_PORT},
 * {@code DB_NAME}, {@code DB_USER}, {@code DB_PASSWORD}), the build's Kafka broker ({@code KAFKA_BROKER}) with a prefix
 * that keeps its topics its own ({@code KAFKA_TOPIC_PREFIX}), and the secrets that a service asks for. The servers are
 * real processes, or containers, and are started once per build; see {@link Infrastructure}.
 *
 * <p>The values are environment names, so that a test goes through the same settings as a deployment. What a test sets
 * itself ({@code @TestPropertySource}, {@code @DynamicPropertySource}) wins. Tests with the same attributes and context
 * share one database.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RealInfrastructure {

    /** Whether Kafka is there. Without it, {@code KAFKA_BROKER} is an address without a server. */
    boolean kafka() default true;
}
