package dev.kith.chat.live;

import dev.kith.chat.Api;
import dev.kith.chat.Users;
import dev.kith.test.ServiceTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ServiceTest
class ManyComeIntegrationTests {

    /** More than there are connections. */
    private static final int SOCKETS = 15;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void leaveConnectionsToRequests() {
        var users = new Users(jdbc);
        var anna = Api.as(users.somebody(), port);
        var bob = users.somebody();
        var sockets = new ArrayList<Client>();
        transactions.executeWithoutResult(_ -> {
            // Where a stream ends is asked of this table, and what anna asks for is not.
            jdbc.sql("lock table people in access exclusive mode").update();
            for (var number = 0; number < SOCKETS; number++) {
                sockets.add(Client.ofVersionOne(bob, port));
                anna.get("/api/chat/conversation").is(200);
            }
        });
        sockets.forEach(Client::close);
    }
}
