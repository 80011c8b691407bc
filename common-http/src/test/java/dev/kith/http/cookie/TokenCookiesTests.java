package dev.kith.http.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class TokenCookiesTests {

    @Test
    void haveThePrefixesThatBrowsersHoldToWhereThereIsHttps() {
        var cookies = TokenCookies.of(URI.create("https://kith.example"));

        assertThat(cookies.secure()).isTrue();
        assertThat(cookies.access()).isEqualTo("__Host-kith_access");
        assertThat(cookies.refresh()).isEqualTo("__Secure-kith_refresh");
    }

    @Test
    void haveNoneWhereTheBrowserWouldDropThem() {
        var cookies = TokenCookies.of(URI.create("http://localhost:8080"));

        assertThat(cookies.secure()).isFalse();
        assertThat(cookies.access()).isEqualTo("kith_access");
        assertThat(cookies.refresh()).isEqualTo("kith_refresh");
    }

    @Test
    void askForAUrlThatABrowserCanOpen() {
        assertThatThrownBy(() -> TokenCookies.of(URI.create("kith.example"))).hasMessageContaining("PUBLIC_URL");
    }
}
