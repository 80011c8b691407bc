package dev.kith.auth.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A public key as an entry of a JWK set (RFC 7517; OKP keys: RFC 8037).
 *
 * @param kid the key's RFC 7638 thumbprint
 * @param x the 32 bytes of the public key in base64url
 */
@JsonPropertyOrder({"kty", "crv", "alg", "use", "kid", "x"})
record PublicKeyEntry(String kid, String x) {

    @JsonProperty
    String kty() {
        return "OKP";
    }

    @JsonProperty
    String crv() {
        return "Ed25519";
    }

    @JsonProperty
    String alg() {
        return "EdDSA";
    }

    @JsonProperty
    String use() {
        return "sig";
    }
}
