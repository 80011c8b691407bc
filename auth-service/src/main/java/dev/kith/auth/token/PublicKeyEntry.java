package dev.kith.auth.token;

/**
 * A public key as an entry of a JWK set (RFC 7517; OKP keys: RFC 8037).
 *
 * @param kid the key's RFC 7638 thumbprint
 * @param x the 32 bytes of the public key in base64url
 */
record PublicKeyEntry(String kty, String crv, String alg, String use, String kid, String x) {

    PublicKeyEntry(String kid, String x) {
        this("OKP", "Ed25519", "EdDSA", "sig", kid, x);
    }
}
