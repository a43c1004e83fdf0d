package com.tiktickets.sample.whatsapp.simulation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a webhook's request: HMAC-SHA256 of its body under the secret that
 * both sides of the Cloud API hold, a new one at each start. Thread-safe.
 *
 * @see <a href=
 * "https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications">Validating
 * payloads</a>
 */
public final class WebhookSignature {

	/** The header that carries it. */
	public static final String HEADER = "X-Hub-Signature-256";

	private static final String ALGORITHM = "HmacSHA256";

	private static final int KEY_BYTES = 32;

	private final SecretKeySpec key;

	/** Creates signatures under a secret of their own. */
	public WebhookSignature() {
		byte[] secret = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(secret);
		this.key = new SecretKeySpec(secret, ALGORITHM);
	}

	/**
	 * Signs a body.
	 * @param body the body
	 * @return the header's value
	 */
	public String of(byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no " + ALGORITHM, ex);
		}
	}

	/**
	 * Tells whether a body was signed by who holds the secret.
	 * @param body the body
	 * @param header the header's value, or {@code null}
	 * @return whether it was
	 */
	public boolean isGood(byte[] body, @Nullable String header) {
		return header != null && MessageDigest.isEqual(of(body).getBytes(StandardCharsets.UTF_8),
				header.getBytes(StandardCharsets.UTF_8));
	}

}
