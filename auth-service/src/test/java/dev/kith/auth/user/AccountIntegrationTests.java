package dev.kith.auth.user;

import static dev.kith.auth.Api.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.WithAccount;
import dev.kith.http.identity.IdentityHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@AuthServiceTest
class AccountIntegrationTests extends WithAccount {

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/id/", "/api/auth/id/whatever", "/api/auth/id/what/ever/"})
    void isShownToItsUserAlsoBelowItsPath(String path) {
        var answer = api.get(path, Api.as(user));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().propertyNames()).containsExactly("id", "email", "created_at", "email_verified");
        assertThat(answer.json().path("id").asString()).isEqualTo(user.toString());
        assertThat(answer.json().path("email").asString()).isEqualTo(email);
    }

    @Test
    void freesItsAddressWhenItIsDeleted() {
        var answer = api.delete(user);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        api.account(user).isProblem(404, "user not found");
        api.delete(user).isProblem(404, "user not found");
        api.login(email, PASSWORD).isProblem(404, "user not found");
        assertThat(api.registered(email)).isNotEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/anything", "/api/auth/deeper/still"})
    void isNotDeletedByAnotherPath(String path) {
        var answer = api.send("DELETE", path, BodyPublishers.noBody(), Api.as(user));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(api.account(user).status()).isEqualTo(202);
    }

    @Test
    void requiresAnIdentityProof() {
        var forged = Map.of(IdentityHeaders.USER_ID, user.toString());
        var stolen = Map.of(
                IdentityHeaders.USER_ID,
                user.toString(),
                IdentityHeaders.IDENTITY,
                Api.as(UUID.randomUUID()).get(IdentityHeaders.IDENTITY));

        assertThat(api.get("/api/auth/id/", Map.of()).status()).isEqualTo(401);
        assertThat(api.get("/api/auth/id/", forged).status()).isEqualTo(401);
        assertThat(api.get("/api/auth/id/", stolen).status()).isEqualTo(401);
        assertThat(api.send("DELETE", "/api/auth/", BodyPublishers.noBody(), forged)
                        .status())
                .isEqualTo(401);
        assertThat(api.account(user).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/auth/register, POST",
        "PUT, /api/auth/login, POST",
        "POST, /api/auth/id/, GET",
        "GET, /api/auth/, DELETE",
        "POST, /api/auth/jwks, GET"
    })
    void answersAWrongMethodWithTheRightOnes(String method, String path, String allowed) {
        var answer = api.send(method, path, BodyPublishers.noBody(), Api.as(user));

        assertThat(answer.status()).as(answer.body()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains(allowed);
    }
}
