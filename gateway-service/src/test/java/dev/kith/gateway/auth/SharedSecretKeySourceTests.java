package dev.kith.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.events.BroadcastStatus;
import dev.kith.events.revocation.RevokedSessions;
import dev.kith.gateway.testing.Issuer;
import dev.kith.http.token.TokenVerifier;
import dev.kith.http.token.VerificationResult.AuthenticationFailure;
import dev.kith.http.token.VerificationResult.Rejected;
import dev.kith.http.token.VerificationResult.Verified;
import dev.kith.test.token.TokenIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

class SharedSecretKeySourceTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final UUID subject = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"HS256,32", "HS256,64", "HS384,48", "HS512,64", "HS512,100"})
    void acceptsEachHmacForWhichTheSecretIsLongEnough(String algorithm, int bytes) throws Exception {
        var secret = SECRET.repeat(4).substring(0, bytes);
        var result = tokens(secret).verify(hmac(algorithm, secret)).block();
        assertThat(result)
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.identity().subject()).isEqualTo(subject));
    }

    @ParameterizedTest
    @CsvSource({"HS384,32", "HS512,32", "HS512,63"})
    void refusesAnHmacForWhichTheSecretIsTooShort(String algorithm, int bytes) throws Exception {
        var secret = SECRET.repeat(4).substring(0, bytes);
        assertThat(tokens(secret).verify(hmac(algorithm, secret)).block())
                .isEqualTo(new Rejected(AuthenticationFailure.INVALID));
    }

    @Test
    void refusesAnotherSecretAndTheAuthServicesKeys() throws Exception {
        var tokens = tokens(SECRET);
        assertThat(tokens.verify(hmac("HS256", SECRET.toUpperCase(Locale.ROOT))).block())
                .isEqualTo(new Rejected(AuthenticationFailure.INVALID));
        assertThat(tokens.verify(new Issuer().token(subject)).block())
                .isEqualTo(new Rejected(AuthenticationFailure.INVALID));
    }

    private static VerifiedTokenCache tokens(String secret) {
        var clock = Clock.systemUTC();
        return new VerifiedTokenCache(
                new SharedSecretKeySource(secret),
                new TokenVerifier(TokenIssuer.ISSUER, "kith", clock),
                new RevokedSessions(10, clock),
                () -> BroadcastStatus.State.CURRENT,
                Schedulers.boundedElastic(),
                clock);
    }

    private String hmac(String algorithm, String secret) throws Exception {
        var claims = JsonMapper.shared().writeValueAsString(Issuer.claims(subject));
        var input = Issuer.base64("{\"alg\":\"%s\"}".formatted(algorithm)) + "." + Issuer.base64(claims);
        var mac = Mac.getInstance(algorithm.replace("HS", "HmacSHA"));
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "RAW"));
        return input + "." + Issuer.base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }
}
