package dev.kith.chat;

import dev.kith.test.RealInfrastructure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.jdbc.Sql.ExecutionPhase;

/** The service without a port, and 100,000 messages of one user in its database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealInfrastructure(kafka = false)
@SpringBootTest(webEnvironment = WebEnvironment.MOCK, properties = "kith.database.statement-timeout=10m")
@Sql(scripts = "/many-messages.sql", executionPhase = ExecutionPhase.BEFORE_TEST_CLASS)
public @interface ManyMessages {}
