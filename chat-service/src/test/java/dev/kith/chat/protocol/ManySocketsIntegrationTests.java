package dev.kith.chat.protocol;

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
class ManySocketsIntegrationTests {

    /** More than the database connections. */
    private static final int SOCKETS = 15;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void leaveDatabaseConnectionsToRequests() {
        var users = new Users(jdbc);
        var anna = Api.as(users.add(), port);
        var bob = users.add();
        var sockets = new ArrayList<SocketClient>();
        transactions.executeWithoutResult(_ -> {
            // A new socket reads this table; anna's request does not.
            jdbc.sql("lock table people in access exclusive mode").update();
            for (var number = 0; number < SOCKETS; number++) {
                sockets.add(SocketClient.ofV1(bob, port));
                anna.get("/api/chat/conversation").is(200);
            }
        });
        sockets.forEach(SocketClient::close);
    }
}
