package com.tiktickets.observability.export;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities that the JVM trusts: its own, or those of
 * {@code javax.net.ssl.trustStore}.
 */
final class JvmTrustedCertificates {

	private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(64, new byte[] { '\n' });

	private JvmTrustedCertificates() {
	}

	static byte[] pem() {
		StringBuilder pem = new StringBuilder();
		try {
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			@Nullable KeyStore ofTheJvm = null;
			factory.init(ofTheJvm);
			for (TrustManager manager : factory.getTrustManagers()) {
				if (manager instanceof X509TrustManager certificates) {
					for (X509Certificate certificate : certificates.getAcceptedIssuers()) {
						pem.append("-----BEGIN CERTIFICATE-----\n")
							.append(ENCODER.encodeToString(certificate.getEncoded()))
							.append("\n-----END CERTIFICATE-----\n");
					}
				}
			}
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate authorities of the JVM cannot be read", ex);
		}
		return pem.toString().getBytes(StandardCharsets.US_ASCII);
	}

}
