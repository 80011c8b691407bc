package dev.kith.web;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The test service on a real Tomcat, with no database there. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "INTERNAL_SECRET=" + WithoutDatabase.SECRET,
            "DB_PORT=1",
            "spring.flyway.enabled=false",
            "kith.request.max-body=2KB"
        })
public @interface WithoutDatabase {

    String SECRET = "a secret that only tests of this module know";
}
