package dev.kith.web;

import dev.kith.test.Identities;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The test service on a real Tomcat without a database. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "INTERNAL_SECRET=" + Identities.INTERNAL_SECRET,
            "DB_NAME=none",
            "DB_PORT=1",
            "DB_WAIT=0s",
            "spring.flyway.enabled=false",
            // Or the pool would log its failures into the output of other tests.
            "spring.datasource.hikari.minimum-idle=0",
            "kith.request.max-body=2KB",
            "kith.request.max-body-at[/things/large]=4KB"
        })
public @interface WithoutDatabase {}
