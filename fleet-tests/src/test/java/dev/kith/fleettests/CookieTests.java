package dev.kith.fleettests;

import static dev.kith.fleettests.Person.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import java.net.CookieManager;
import java.net.HttpCookie;
import org.junit.jupiter.api.Test;

/** Sessions of browsers, whose tokens are out of reach of scripts. */
class CookieTests {

    private final Person anna = Person.register();
    private final CookieManager jar = new CookieManager();
    private final HttpApi browser = Fleet.browser(jar);

    @Test
    void sessionTokensAreHttpOnlyCookies() {
        var answer = logIn();
        assertThat(answer.json().propertyNames()).doesNotContain("access_token", "refresh_token");
        assertThat(answer.headers("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(jar.getCookieStore().getCookies())
                .extracting(HttpCookie::getName, HttpCookie::getPath)
                .containsExactlyInAnyOrder(tuple("kith_access", "/"), tuple("kith_refresh", "/api/auth/refresh"));
    }

    @Test
    void browserIsAuthenticatedByItsCookiesAndRefreshesThem() {
        logIn();
        browser.get("/api/auth/id/").is(202);
        var before = cookie("kith_refresh");

        var refreshed = browser.post("/api/auth/refresh", "").is(200);
        assertThat(refreshed.json().propertyNames()).doesNotContain("access_token", "refresh_token");
        assertThat(cookie("kith_refresh")).isNotEqualTo(before);
        browser.get("/api/auth/id/").is(202);
    }

    @Test
    void logoutClearsTheCookies() {
        logIn();
        browser.post("/api/auth/logout", "").is(204);
        assertThat(jar.getCookieStore().getCookies()).isEmpty();
        browser.get("/api/auth/id/").is(401);
    }

    @Test
    void refusedRefreshClearsTheCookies() {
        logIn();
        var stolen = Login.of(anna);
        stolen.api().delete("/api/auth/sessions/others").is(204);
        browser.post("/api/auth/refresh", "").isProblem(401, "the refresh token is not valid");
        assertThat(jar.getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void foreignOriginCannotUseTheCookies() {
        logIn();
        var cookies = "kith_access=%s; kith_refresh=%s".formatted(cookie("kith_access"), cookie("kith_refresh"));
        var elsewhere = Fleet.anonymous().with("Cookie", cookies).with("Origin", "https://evil.example");
        elsewhere.post("/api/auth/refresh", "").is(403);
        elsewhere.post("/api/auth/logout", "").is(403);
        elsewhere.delete("/api/auth/").is(403);
        browser.get("/api/auth/id/").is(202);
    }

    @Test
    void foreignOriginCannotLogABrowserIn() {
        Fleet.anonymous()
                .with("Origin", "https://evil.example")
                .post("/api/auth/sessions", credentials())
                .is(403);
    }

    @Test
    void revokedBrowserSessionIsRefused() {
        logIn();
        anna.api().delete("/api/auth/sessions/others").is(204);
        Revocation.awaitOf(browser);
    }

    private TestResponse logIn() {
        return browser.post("/api/auth/sessions", credentials()).is(201);
    }

    private String credentials() {
        return "{\"email\":\"%s\",\"password\":\"%s\",\"cookie\":true}".formatted(anna.email(), PASSWORD);
    }

    private String cookie(String name) {
        return jar.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
