package dev.kith.web;

import dev.kith.test.RealInfrastructure;
import dev.kith.test.ServiceTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The test service on a real Tomcat with its own database. */
@Retention(RetentionPolicy.RUNTIME)
@RealInfrastructure(kafka = false)
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {ServiceTest.LONG_POOL_TIMEOUT, ServiceTest.LONG_STATEMENT_TIMEOUT})
public @interface WithDatabase {}
