package dev.kith.fleet.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.servers.process.PortUse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAccountsTests {

    @TempDir
    private Path folder;

    @Test
    void areMadeOnce() throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/api/auth/register", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(409, -1);
            exchange.close();
        });
        server.start();
        try {
            var accounts = accounts(server.getAddress().getPort());

            accounts.ensure();
            accounts.ensure();

            assertThat(asked).hasValue(DemoAccounts.USERNAMES.size());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void areTriedAgainAfterAFailure() throws Exception {
        var accounts = accounts(PortUse.findFree());

        assertThatThrownBy(accounts::ensure).isInstanceOf(CommandFailedException.class);
        assertThatThrownBy(accounts::ensure).isInstanceOf(CommandFailedException.class);
    }

    private DemoAccounts accounts(int port) {
        return new DemoAccounts(URI.create("http://127.0.0.1:" + port), folder.resolve("demo-accounts"));
    }
}
