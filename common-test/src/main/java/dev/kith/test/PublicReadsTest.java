package dev.kith.test;

import dev.kith.test.client.HttpApi;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The base of tests of a service that answers reads without a token ({@code PUBLIC_READS}). */
@ServiceTest
@TestPropertySource(properties = "PUBLIC_READS=true")
public abstract class PublicReadsTest {

    @LocalServerPort
    protected int port;

    /** Calls the service without an identity. */
    protected HttpApi anonymous() {
        return HttpApi.of(port);
    }
}
